// The search page: hands what is typed or chosen to the engine of search.js, and shows what it finds.
(() => {
  const page = document.querySelector('.search'), find = name => page.querySelector(name);
  const field = find('input'), count = find('.count'), hits = find('.river'), bars = find('.bars');
  const more = find('.found > button');
  const told = find('.told'), help = [...told.childNodes], words = JSON.parse(find('script').textContent);
  const {root} = page.dataset, {lang, dir, dataset} = document.documentElement;
  const locale = dataset.locale || lang;
  const engine = window.archiveSearch && archiveSearch({root, language: lang, limit: 10});
  const plain = new Intl.NumberFormat(locale, {useGrouping: false}).format;
  const month = {calendar: 'gregory', timeZone: 'UTC', year: 'numeric', month: 'long'};
  let order, kept, timer;

  const made = (tag, fields, ...inside) => {
    const element = Object.assign(document.createElement(tag), fields);
    element.append(...inside);
    return element;
  };
  const template = name => [...find(name).content.cloneNode(true).children];
  const marked = (text, marks) => {
    let at = 0;
    const parts = marks.flatMap(([from, to]) => [text.slice(at, from), made('mark', {}, text.slice(from, at = to))]);
    return [...parts, text.slice(at)];
  };

  // The query in parts, phrases kept together; a query's address, and a link to it.
  const typed = () => field.value.trim();
  const parts = () => typed().match(/("[^"]*"?|[^\s"])+/g) || [];
  const address = q => q || order ? '?' + new URLSearchParams(order ? {q, order} : {q}) : location.pathname;
  const link = (query, fields, ...inside) => made('a', {href: address(query), ...fields}, ...inside);

  const tell = (text, inside = []) => {
    count.textContent = text;
    told.replaceChildren(...inside);
    find('#start').hidden = !inside.length;
  };

  const showCount = ({found, complete, resting, failed, searchedBack, shown}, busy) => {
    const back = new Date(searchedBack || 0).toLocaleDateString(locale, month);
    const forms = complete ? words.found : resting && found ? words.at_least : words.so_far;
    const text = archiveSays(forms, found).replace('{date}', () => back);
    if (found) tell(failed ? `${text}. ${words.incomplete}` : text);
    else if (failed) tell(words.failed, template('#failed'));
    else if (complete) tell(words.none, template('#none'));
    else tell(searchedBack ? text : words.searching);
    count.ariaBusy = busy;
    more.hidden = failed || !found || complete && shown >= found || busy && document.activeElement !== more;
    more.textContent = shown < found ? words.more : words.further;
  };

  // At most forty bars, each for so many years that they are enough, and the same links in a table.
  const showYears = counts => {
    const years = Object.keys(counts).filter(Number).sort(), newest = years[years.length - 1];
    const sums = {}, columns = [], rows = [];
    const base = parts().filter(part => !/^(from|to):/i.test(part)).join(' ');
    let length = 1, from = 0;
    while (newest / length - years[0] / length > 39) length *= 10;
    for (const year of years) sums[from = year - year % length] = (sums[from] || 0) + counts[year];
    for (from = years[0] - years[0] % length; from <= newest; from += length) {
      const ends = [from, from + length - 1], name = [...new Set(ends.map(plain))].join('–');
      const [first, last] = ends.map(year => `${year}`.padStart(4, 0)), column = made('li'), bar = made('i');
      const way = (...rest) => link(`${base} from:${first} to:${last}`.trim(), ...rest);
      column.dataset.name = name;
      columns.push(column);
      if (sums[from]) {
        bar.style.blockSize = 100 * sums[from] / Math.max(...Object.values(sums)) + '%';
        const title = `${name}: ${archiveSays(words.found, sums[from])}`, number = sums[from].toLocaleString(locale);
        column.append(way({title, tabIndex: from + length > newest ? 0 : -1}, bar));
        rows.push(made('tr', {}, made('th', {scope: 'row'}, way({}, name)), made('td', {}, number)));
      }
    }
    bars.hidden = find('details').hidden = !rows.length;
    bars.replaceChildren(...columns);
    find('tbody').replaceChildren(...rows);
  };

  const showHit = (hit, place) => {
    let item = hits.children[place];
    if (!item || item.dataset.url !== hit.url) {
      const [fresh] = template('#hit');
      item ? item.replaceWith(fresh) : hits.append(fresh);
      item = fresh;
      item.dataset.url = hit.url;
    }
    const title = item.querySelector('a'), [facts, text] = item.querySelectorAll('p'), {excerpt} = hit;
    item.lang = hit.language || lang;
    item.dir = hit.direction || dir;
    title.href = root + hit.url;
    title.replaceChildren(...marked(hit.title, hit.titleMarks));
    facts.replaceChildren(hit.dateText, ...hit.tags.slice(0, 3).flatMap(({title}, at) =>
      [at || hit.date ? ' · ' : '', link(`${typed()} tag:${/\s/.test(title) ? `"${title}"` : title}`, {}, title)]));
    text.replaceChildren(...excerpt
      ? [excerpt.before ? '… ' : '', ...marked(excerpt.text, excerpt.marks), excerpt.after ? ' …' : '']
      : marked(hit.summary, hit.summaryMarks));
  };

  const search = typing => {
    find('.chips').replaceChildren(...parts().filter(part => /^(tag|person|place|from|to):./i.test(part)).map(part =>
      made('li', {}, link(parts().filter(each => each !== part).join(' '), {
        className: 'chip', title: words.remove.replace('{name}', () => part)}, part, ' ×'))));
    for (const button of page.querySelectorAll('[name=order]')) button.ariaPressed = button.value === order;
    find('.found').hidden = !typed();
    find('#start').hidden = count.ariaBusy = !!typed();
    if (!engine || !typed()) {
      if (engine) engine.cancel();
      count.ariaBusy = false;
      return tell(...engine ? ['', help] : [words.failed, template('#failed')]);
    }
    let shown = [];
    const show = (list, state, busy) => {
      showCount(state, busy);
      showYears(state.years);
      list.forEach(showHit);
      while (hits.children.length > list.length) hits.lastChild.remove();
    };
    engine.search(typed(), {order: order || 'best', typing}, {
      results: (list, state) => show(shown = list, state, true),
      done: state => {
        show(shown, state, false);
        // What was typed to its end may still be the beginning of a word.
        if (!typing && state.complete && !state.found) search(true);
      },
    });
  };

  // While somebody types, the address follows; what is sent or chosen is a new place to come back to.
  const go = typing => {
    clearTimeout(timer);
    const to = address(typed());
    search(typing);
    history.replaceState(null, '', typing ? to : kept);
    if (!typing && to !== kept) history.pushState(null, '', kept = to);
  };
  const read = () => {
    const asked = new URLSearchParams(location.search);
    field.value = asked.get('q');
    order = asked.get('order') || '';
    kept = address(typed());
    search();
  };

  field.onfocus = () => engine && engine.warm();
  field.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(go, 150, true);
  };
  find('form').onsubmit = event => {
    event.preventDefault();
    go();
  };
  page.onclick = event => {
    const to = event.target.closest('a'), {name, value} = event.target;
    const apart = event.ctrlKey || event.metaKey || event.shiftKey;
    if (name === 'order') {
      order = value;
      go();
    } else if (to && to.search && to.pathname === location.pathname && !apart) {
      event.preventDefault();
      field.value = new URLSearchParams(to.search).get('q');
      go();
      count.focus({preventScroll: true});
    }
  };
  bars.onkeydown = event => {
    const links = [...bars.querySelectorAll('a')], step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const next = links[links.indexOf(event.target) + (dir === 'rtl' ? -step : step)];
    if (next) next.focus();
  };
  more.onclick = () => engine.more();
  onpopstate = read;
  read();
})();
