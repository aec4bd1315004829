// On every page: what only the reader's browser knows, which is the scheme she has chosen and what day it is.
(() => {
  const root = document.documentElement, locale = root.dataset.locale || root.lang;
  const find = name => document.querySelector(name);
  const now = new Date(), today = new Date(now - now.getTimezoneOffset() * 6e4).toJSON().slice(0, 10);

  // A text from its plural forms, as in {"one": "{count} year", "other": "{count} years"}.
  const says = window.archiveSays = (forms, count) =>
    (forms[new Intl.PluralRules(locale).select(count)] || forms.other)
      .replace('{count}', new Intl.NumberFormat(locale).format(count));

  const tone = find('.tone select'), key = 'dateline-theme';
  let kept = '';
  try { kept = localStorage[key] || ''; } catch { /* Some keep nothing. */ }
  root.dataset.theme = kept;
  if (tone) {
    tone.value = kept;
    tone.onchange = () => {
      root.dataset.theme = tone.value;
      try { localStorage[key] = tone.value; } catch { /* The choice holds for this page. */ }
    };
    tone.parentNode.hidden = false;
  }

  // A date known to the month or year counts from its end: nothing is called older than it is.
  const age = find('.age'), date = find('.dt-published');
  if (age && date) {
    const from = (date.dateTime + '-12-31').slice(0, 10);
    const years = today.slice(0, 4) - from.slice(0, 4) - (today.slice(5) < from.slice(5));
    if (years > 1) {
      age.textContent = says(JSON.parse(age.dataset.says), years);
      age.hidden = false;
    }
  }

  const day = find('[data-day]');
  if (day) {
    const named = new Intl.DateTimeFormat(locale, {calendar: 'gregory', day: 'numeric', month: 'long'}).format(now);
    day.href = day.dataset.day.replace('MM-DD', today.slice(5));
    day.textContent = day.dataset.says.replace('{date}', named);
  }

  // Tags with a share of the last three months that is a fifth above their share of the months before. Counts stand for
  // those earlier months together and then for each of three months, of which the newest is `last`, as in "2024-12".
  const moving = find('.moving');
  if (moving) {
    window.archiveMoving = (last, all, tags) => {
      const passed = 12 * (today.slice(0, 4) - last.slice(0, 4)) + (today.slice(5, 7) - last.slice(5));
      const sum = (counts, ...ends) => counts.slice(...ends).reduce((one, other) => one + other, 0);
      const before = counts => sum(counts, 0, 1 + passed), lately = counts => sum(counts, 1 + passed);
      const share = counts => lately(counts) / lately(all) * (before(all) + 1) / (before(counts) + 1);
      const found = tags.map(([name, url, ...counts]) => ({name, url, rise: lately(counts) > 2 && share(counts)}))
        .filter(tag => tag.rise >= 1.2).sort((one, other) => other.rise - one.rise).slice(0, 6);
      moving.querySelector('ul').append(...found.map(({name, url}) => {
        const item = document.createElement('li'), link = document.createElement('a');
        link.className = 'chip';
        link.href = moving.dataset.root + url;
        link.append(name);
        item.append(link);
        return item;
      }));
      moving.hidden = !found.length;
    };
    const script = document.createElement('script');
    script.src = moving.dataset.src;
    document.head.append(script);
  }
})();
