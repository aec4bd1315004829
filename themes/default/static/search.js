// Dateline's search: loads what a query asks for of the index in search/, newest period first, and ranks what it finds.
// What it says to a page, and the files that it reads, are told in docs/decisions/0080-search.md.
(function () {
  "use strict";
  var K1 = 1.2, B = 0.5, GAPS = 56, MORE = 24, EXCERPT = 200, PATIENCE = 400, CONTEXT = 60, AT_ONCE = 8;
  // What a search may load before it rests, in bytes as they are sent: terms and texts are so much shorter then, and a
  // result's text is about so long.
  var BUDGET = 106000, TERMS = 0.64, TEXTS = 0.39, RESULT = 3000;
  var waiting = {}, LETTERS = {}, code = 0x23, at = 0;
  for (; code < 0x7f; code++) if (!/[,<\\]/.test(String.fromCharCode(code))) LETTERS[String.fromCharCode(code)] = at++;

  // A file of the index is a script with one call of take(): it works from a disk and under a strict policy.
  archiveSearch.take = function (name, data) { if (waiting[name]) waiting[name](data); };

  function archiveSearch(options) {
    var root = options.root || "", limit = options.limit || 10, files = {}, spent = 0, current = null, index, fold, tables = {}, sizes = {};

    function load(path, name) {
      return files[name] = files[name] || new Promise(function (done, failed) {
        var script = document.createElement("script");
        waiting[name] = function (data) { delete waiting[name]; done(data); };
        script.src = root + "search/" + path + ".js";
        script.onload = script.onerror = function () {
          script.remove();
          if (waiting[name]) { delete waiting[name]; delete files[name]; failed(new Error(path)); }
        };
        document.head.append(script);
      });
    }

    // --- Words, as generator/search/words.py reads them; its tables come with the index.

    function prepared() {
      return load("index", "index").then(function (data) {
        if (index) return index;
        var dropped = new RegExp("[" + data.dropped + "]", "gu"), dense = "[" + data.dense + "]";
        var alike = new RegExp("[" + Object.keys(data.alike).join("") + "]", "gu"), known = new Map(), stems = [];
        fold = {
          signs: new RegExp("[" + data.signs + "]", "gu"),
          dense: new RegExp("^" + dense, "u"),
          written: function (token) {
            return (token.match(fold.runs) || []).filter(function (run) { return fold.dense.test(run); });
          },
          runs: new RegExp(dense + "+|[^" + data.dense + "]+", "gu"),
          bare: function (word) {
            return word.normalize("NFKD").replace(dropped, "").normalize("NFC")
              .replace(alike, function (letter) { return data.alike[letter]; });
          },
          pieces: function (token) {
            return (token.normalize("NFKC").toLowerCase().match(TOKEN) || []).flatMap(function (part) {
              return (part.match(fold.runs) || []).map(function (run) {
                return fold.dense.test(run) ? { run: run } : { word: Array.from(run).slice(0, data.longest).join("") };
              });
            });
          },
          // Every term that a piece of a word may be found by: in each language of the archive, and as it is.
          forms: function (piece) {
            if (piece.run) {
              var letters = Array.from(fold.bare(piece.run));
              return letters.length < 2 ? [letters] : letters.slice(1).map(function (letter, i) { return [letters[i] + letter]; });
            }
            var bare = piece.word.replace(fold.signs, "").normalize("NFC");
            return [Array.from(new Set(stems.map(function (stem) { return fold.bare(stem(bare)); }).concat(fold.bare(piece.word)).filter(Boolean)))];
          },
          terms: function (token) {
            if (!known.has(token)) known.set(token, fold.pieces(token).flatMap(function (piece) { return fold.forms(piece).flat(); }));
            return known.get(token);
          },
          // The words of a text as a phrase is compared: forms of letters do not count, forms of words do.
          plain: function (text) {
            return (text.match(TOKEN) || []).flatMap(fold.pieces).flatMap(function (piece) {
              return piece.run ? Array.from(fold.bare(piece.run)) : [fold.bare(piece.word)];
            });
          }
        };
        return Promise.all(data.stemmers.map(function (name) {
          return load("stem-" + name, "stem-" + name).then(function (made) { stems.push(made()); });
        })).then(function () { return index = data; });
      });
    }

    // --- A query: clauses that must all hold, phrases, filters, and days.

    function parsed(text, typing) {
      var query = { clauses: [], phrases: [], filters: [], terms: [], from: "", to: "~" };
      var parts = text.match(/(?:[^\s":]+:)?"[^"]*"?|[^\s"]+/g) || [];
      parts.forEach(function (part, number) {
        var match = /^(tag|person|place|from|to):"?([^"]+)"?$/i.exec(part), kind = match && match[1].toLowerCase();
        if (match && (kind === "from" || kind === "to") && /^\d{4}(-\d\d){0,2}$/.test(match[2])) {
          query[kind] = kind === "to" ? match[2] + "~" : match[2];
          query.filters.push({ kind: kind, value: match[2] });
        } else if (match && kind !== "from" && kind !== "to") {
          query.filters.push({ kind: kind, value: match[2] });
          var words = (match[2].match(TOKEN) || []).flatMap(fold.pieces).map(function (piece) { return fold.bare(piece.word || piece.run); });
          query.clauses.push({ terms: [{ tag: "t:", person: "p:", place: "l:" }[kind] + words.filter(Boolean).join("-")], label: true });
        } else {
          var quoted = /^"/.test(part), shown = part.replace(/"/g, " ").trim(), tokens = shown.match(TOKEN) || [];
          if (!tokens.length) return;
          query.terms.push(shown);
          var phrase = fold.plain(shown), last = typing && number === parts.length - 1 && !quoted && !/\s$/.test(text);
          if (quoted && phrase.length > 1) query.phrases.push(" " + phrase.join(" ") + " ");
          tokens.forEach(function (token, i) {
            fold.pieces(token).forEach(function (piece) {
              fold.forms(piece).forEach(function (terms) {
                var start = last && i === tokens.length - 1 && piece.word ? fold.bare(piece.word) : "";
                if (terms.length) query.clauses.push({ terms: terms, start: Array.from(start).length < index.letters ? "" : start });
              });
            });
          });
        }
      });
      return query;
    }

    // --- Files of terms.

    function beginning(term) {
      var letters = Array.from(term);
      if (fold.dense.test(term)) return letters[0];
      return letters.slice(0, term[1] === ":" ? index.letters + 2 : index.letters).join("");
    }

    function part(term, parts) {
      var value = 0x811c9dc5;
      Array.from(beginning(term)).forEach(function (letter) { value = Math.imul(value ^ letter.codePointAt(0), 0x01000193) >>> 0; });
      return ((value ^ value >>> 15) >>> 0) % parts;
    }

    function table(data) {
      var found = new Map(), before = "";
      if (data) data.split(",").forEach(function (entry) {
        var blank = entry.indexOf(" ");
        before = before.slice(0, LETTERS[entry[0]]) + entry.slice(1, blank);
        found.set(before, entry.slice(blank + 1));
      });
      return found;
    }

    function articles(places, into) {
      for (var i = 0, level = 0, last = -1, high = 0; i < places.length; i++) {
        var digit = LETTERS[places[i]];
        if (digit >= GAPS + MORE) { level = digit - GAPS - MORE; last = -1; }
        else if (digit >= GAPS) high = high * MORE + digit - GAPS + 1;
        else { last += high * GAPS + digit + 1; high = 0; if (!(into.get(last) >= level)) into.set(last, level); }
      }
    }

    function term(period, name) {
      var key = period[0] + "/" + (period[2] > 1 ? part(name, period[2]) : "all");
      return load("periods/" + key, key).then(function (data) {
        var terms = data.w || data;
        if (!tables[key]) { spent += terms.length * TERMS; tables[key] = table(terms); }
        return tables[key];
      });
    }

    // The articles of a period that a clause holds for, with their levels.
    function held(period, clause) {
      var names = clause.terms.concat(clause.start ? [clause.start] : []);
      return Promise.all(names.map(function (name) { return term(period, name); })).then(function (tables) {
        var found = new Map();
        clause.terms.forEach(function (name, i) { if (tables[i].has(name)) articles(tables[i].get(name), found); });
        if (clause.start) tables[names.length - 1].forEach(function (places, name) {
          // A stem may be shorter than what is typed of its word.
          if (name.startsWith(clause.start) || name.length > 3 && name.length * 2 >= clause.start.length && clause.start.startsWith(name)) articles(places, found);
        });
        clause.df += found.size;
        clause.seen += period[1];
        return found;
      });
    }

    function docs(period) {
      var key = period[0] + (period[2] > 1 ? "/docs" : "/all");
      return load("periods/" + key, key).then(function (data) {
        if (!data.made) {
          spent += data.d.length * 4;
          var day = 0, number = 0, made = data.made = [], names = [], before = "";
          data.t.split(",").forEach(function (name) { names.push(before = before.slice(0, LETTERS[name[0]]) + name.slice(1)); });
          for (var file = 0; file < names.length; file++) for (var i = 0; i < +data.c[file]; i++, number++) {
            day = number ? day - data.d[number] : data.d[0];
            made.push({ day: day && iso(day), norm: 1 - B + B * Math.pow(2, LETTERS[data.l[number]] / 2 - 6), file: names[file], at: i });
          }
        }
        return data.made;
      });
    }

    function iso(day) { return new Date((day - 719163) * 864e5).toISOString().slice(0, 10); }

    // --- The search itself: period by period, the rarest clause first once it is known.

    function inPeriod(search, period) {
      var clauses = search.query.clauses.slice(), first = !search.seen;
      clauses.sort(function (a, b) { return a.df - b.df; });
      var rare = !first && clauses.length > 1 && clauses[0].df < clauses[0].seen / 50;
      function next(done, rest) {
        if (!rest.length || done.length && !done[0].found.size) return Promise.resolve(done);
        var now = rare ? rest.slice(0, 1) : rest;
        return Promise.all(now.map(function (clause) {
          return held(period, clause).then(function (found) { return { clause: clause, found: found }; });
        })).then(function (made) {
          var all = done.concat(made).sort(function (a, b) { return a.found.size - b.found.size; });
          return next(all, rest.slice(now.length));
        });
      }
      // When its articles are of is asked for at once where some are likely, and otherwise where some are found.
      var wait = next([], clauses), likely = !scarce(clauses[0]);
      if (likely) docs(period).catch(function () {});
      return wait.then(function (made) {
        search.seen += period[1];
        var none = clauses.length && (made.length < clauses.length || made.some(function (each) { return !each.found.size; }));
        return none ? [[], made] : docs(period).then(function (list) { return [list, made]; });
      }).then(function (both) {
        var list = both[0], made = both[1], hits = [];
        if (!list.length) return hits;
        function add(number, levels) {
          var doc = list[number], day = doc.day || "";
          if (day < search.query.from || day > search.query.to || !day && search.query.to !== "~") return;
          hits.push({ doc: doc, levels: levels, order: search.order++ });
        }
        if (!clauses.length) list.forEach(function (doc, number) { add(number, []); });
        else if (made.length === clauses.length) Array.from(made[0].found.keys()).sort(function (a, b) { return a - b; }).forEach(function (number) {
          var levels = [];
          for (var i = 0; i < made.length; i++) {
            if (!made[i].found.has(number)) return;
            levels.push([made[i].clause, made[i].found.get(number)]);
          }
          add(number, levels);
        });
        return hits;
      });
    }

    function scarce(clause) { return clause && clause.seen && clause.df < clause.seen / 200; }

    // What the next period is asked for in any case comes while this one is looked through.
    function ahead(search, period) {
      var rarest = search.query.clauses.slice().sort(function (a, b) { return a.df - b.df; })[0];
      Promise.all([scarce(rarest) || docs(period), rarest && term(period, rarest.terms[0])]).catch(function () {});
    }

    // Phrases are looked for in the texts themselves, a few at a time.
    function verified(search, hits) {
      if (!search.query.phrases.length) return Promise.resolve(hits);
      return texts(hits).then(function () {
        return hits.filter(function (hit) {
          var fields = [hit.text[1], hit.text[4], hit.text[8]].map(function (text) { return " " + fold.plain(text).join(" ") + " "; });
          return search.query.phrases.every(function (phrase) {
            return fields.some(function (field) { return field.includes(phrase); });
          });
        });
      });
    }

    function texts(hits) {
      return Promise.all(hits.map(function (hit) {
        return hit.text || load("articles/" + hit.doc.file, hit.doc.file).then(function (data) {
          hit.text = data[hit.doc.at];
          if (!sizes[hit.doc.file]) { sizes[hit.doc.file] = 1; data.forEach(function (each) { spent += each[8].length * TEXTS; }); }
        });
      }));
    }

    function ranked(search) {
      if (search.by === "newest") return search.hits;
      search.hits.forEach(function (hit) {
        hit.score = hit.levels.reduce(function (sum, pair) {
          if (pair[0].label) return sum;
          var idf = Math.log(1 + (pair[0].seen - pair[0].df + 0.5) / (pair[0].df + 0.5)), weight = index.levels[pair[1]];
          return sum + idf * weight / (weight + K1 * hit.doc.norm);
        }, 0);
      });
      return search.hits.slice().sort(function (a, b) { return b.score - a.score || a.order - b.order; });
    }

    function state(search) {
      var years = {};
      search.hits.forEach(function (hit) { var year = (hit.doc.day || "").slice(0, 4); years[year] = (years[year] || 0) + 1; });
      return {
        found: search.hits.length, complete: search.complete, resting: search.resting, failed: search.failed,
        searchedBack: search.complete ? "" : search.pending.length ? search.pending[0].doc.day || "" : search.back, years: years, terms: search.query.terms,
        filters: search.query.filters, shown: search.list.length, articles: index ? index.articles : 0
      };
    }

    function tell(search, what) { if (current === search && search.listeners[what]) search.listeners[what].apply(null, what === "done" ? [state(search)] : [search.list, state(search)]); }

    function show(search) {
      var top = ranked(search).slice(0, search.limit);
      return texts(top).then(function () {
        if (current !== search) return;
        search.list = top.map(function (hit) { return hit.result = hit.result || result(search, hit); });
        tell(search, "results");
      });
    }

    function go(search) {
      var began = Date.now(), start = spent, last = 0, shown = false;
      search.resting = false;
      search.wait = true;
      function step() {
        if (current !== search) return;
        var period = search.periods[0], before = spent;
        if (!period && !search.pending.length) { search.complete = true; return; }
        // No more is loaded than a first look is worth, unless there is nothing to look at yet.
        var free = BUDGET - (spent - start) - RESULT * Math.min(limit, search.hits.length, 10);
        if (search.hits.length && last && last > free) { search.resting = true; return; }
        if (search.periods[1] && 2 * last < free) ahead(search, search.periods[1]);
        return (search.pending.length ? Promise.resolve() : inPeriod(search, period).then(function (hits) {
          search.pending = hits;
          search.periods.shift();
          search.back = period[3] || search.back;
        })).then(function () {
          return verified(search, search.pending.splice(0, search.query.phrases.length ? AT_ONCE : Infinity));
        }).then(function (hits) {
          if (current !== search) return;
          last = Math.max(last, spent - before);
          search.hits = search.hits.concat(hits);
          var early = search.hits.length && !shown && (search.by === "newest" ? search.hits.length >= search.limit : Date.now() - began > PATIENCE);
          if (early) { shown = true; return show(search).then(step); }
          tell(search, "results");
          return step();
        });
      }
      return Promise.resolve().then(step).then(function () { return show(search); }).catch(function () { search.failed = true; tell(search, "results"); })
        .then(function () { search.wait = false; tell(search, "done"); });
    }

    // --- What a result shows.

    function result(search, hit) {
      var text = hit.text, body = excerpt(search, text[8]);
      return {
        url: text[0], title: text[1], titleMarks: marks(search, text[1]), date: text[2], dateText: text[3],
        summary: text[4], summaryMarks: marks(search, text[4]), excerpt: body,
        tags: text[5].map(function (tag) { return { title: tag[0], url: tag[1] }; }), language: text[6], direction: text[7]
      };
    }

    function marks(search, text) {
      var wanted = search.wanted, found = [];
      Array.from(text.matchAll(TOKEN)).forEach(function (match) {
        var token = match[0], from = match.index;
        if (!fold.written(token).length) {
          var hit = fold.terms(token).some(function (term) {
            return wanted.set.has(term) || wanted.starts.some(function (start) { return term.startsWith(start); });
          });
          if (hit) found.push([from, from + token.length]);
        } else wanted.runs.forEach(function (run) {
          for (var i = token.indexOf(run); i >= 0; i = token.indexOf(run, i + run.length)) found.push([from + i, from + i + run.length]);
        });
      });
      return found.sort(function (a, b) { return a[0] - b[0]; }).reduce(function (kept, range) {
        var last = kept[kept.length - 1];
        if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
        else kept.push(range);
        return kept;
      }, []);
    }

    // A stretch of the text that begins shortly before the place where most of the words stand together.
    function excerpt(search, text) {
      var found = marks(search, text), best = 0, most = 0;
      if (!found.length) return null;
      found.forEach(function (range, i) {
        var words = new Set();
        for (var j = i; j < found.length && found[j][1] - range[0] < EXCERPT - CONTEXT; j++) words.add(text.slice(found[j][0], found[j][1]).toLowerCase());
        if (words.size > most) { most = words.size; best = i; }
      });
      var from = Math.max(0, found[best][0] - CONTEXT), to = Math.min(text.length, from + EXCERPT);
      if (from) { var blank = text.slice(from, found[best][0]).search(/[\s。、]/); from = blank < 0 ? from : from + blank + 1; }
      if (to < text.length) { var end = Math.max(text.lastIndexOf(" ", to), text.lastIndexOf("\n", to)); if (end > found[best][1]) to = end; }
      if (/[\udc00-\udfff]/.test(text[from] || "")) from++;
      if (/[\udc00-\udfff]/.test(text[to] || "")) to--;
      return {
        text: text.slice(from, to).replace(/\n/g, " "), before: from > 0, after: to < text.length,
        marks: found.filter(function (range) { return range[0] >= from && range[1] <= to; }).map(function (range) { return [range[0] - from, range[1] - from]; })
      };
    }

    function wanted(query, text) {
      var words = query.clauses.filter(function (clause) { return !clause.label; });
      return {
        set: new Set(words.flatMap(function (clause) { return clause.terms; })),
        starts: words.map(function (clause) { return clause.start; }).filter(Boolean),
        runs: query.terms.flatMap(function (term) { return (term.match(TOKEN) || []).flatMap(fold.written); })
      };
    }

    return {
      search: function (text, how, listeners) {
        var search = current = {
          listeners: listeners || {}, by: how && how.order || "best", limit: limit, hits: [], pending: [], list: [], seen: 0, order: 0, back: "",
          complete: false, resting: false, failed: false, wait: true, query: { terms: [], filters: [] }
        };
        return prepared().then(function () {
          if (current !== search) return;
          var query = search.query = parsed(text, how && how.typing);
          query.clauses.forEach(function (clause) { clause.df = clause.seen = 0; });
          search.wanted = wanted(query, text);
          search.periods = !query.clauses.length && !query.filters.length ? [] : index.periods.filter(function (period) {
            return period[4] >= query.from && period[3] <= query.to;
          });
          return go(search);
        }, function () { search.failed = true; search.wait = false; tell(search, "results"); tell(search, "done"); });
      },
      more: function () {
        var search = current;
        if (!search || search.wait) return;
        search.limit += limit;
        if (search.hits.length > search.list.length || !search.resting) show(search).then(function () { tell(search, "done"); });
        else go(search);
      },
      further: function () { if (current && !current.wait && current.resting) go(current); },
      cancel: function () { current = null; },
      warm: function () { prepared().catch(function () {}); },
      // What a text is found by, once the index is there; for tests.
      terms: function (text) { return (text.match(TOKEN) || []).flatMap(fold.terms); }
    };
  }

  var TOKEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
  window.archiveSearch = archiveSearch;
})();
