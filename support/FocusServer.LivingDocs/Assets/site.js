'use strict';
// Everything can be read without this script. It adds search and filter, rows filled into outlines, copying, and opens what a link means.
(() => {
  const { root, page } = document.body.dataset;
  const content = document.getElementById('content');
  const results = document.getElementById('results');
  const form = document.querySelector('form[role=search]');
  const most = 200;
  let index;

  // A page from a disk may not fetch; it may load a script.
  const load = () => index ??= new Promise((resolve, reject) => {
    if (window.searchIndex) {
      // All of the text is here already.
      for (const entry of window.searchIndex) entry[5] ||= document.getElementById(decodeURIComponent(entry[0].slice(1)))?.closest('article')?.textContent ?? '';
      return resolve(window.searchIndex);
    }
    const script = document.createElement('script');
    script.src = root + 'search.js';
    script.onload = () => resolve(window.searchIndex);
    script.onerror = reject;
    document.head.append(script);
  });

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // @a and (not @b or @c)
  const tagFilter = expression => {
    const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
    if (tokens.length === 0) return () => true;
    const next = () => {
      const token = tokens.shift();
      if (token === undefined) throw new SyntaxError('something is missing at its end');
      return token;
    };
    const operand = () => {
      const token = next();
      if (token === 'not') { const inner = operand(); return tags => !inner(tags); }
      if (token === '(') { const inner = any(); if (next() !== ')') throw new SyntaxError('a bracket is not closed'); return inner; }
      if (!token.startsWith('@')) throw new SyntaxError(`“${token}” is no tag`);
      return tags => tags.includes(token);
    };
    const chain = (word, inner, join) => () => {
      let left = inner();
      while (tokens[0] === word) { tokens.shift(); const [before, right] = [left, inner()]; left = join(before, right); }
      return left;
    };
    const every = chain('and', operand, (a, b) => tags => a(tags) && b(tags));
    const any = chain('or', every, (a, b) => tags => a(tags) || b(tags));
    const all = any();
    if (tokens.length > 0) throw new SyntaxError(`“${tokens[0]}” is not expected there`);
    return all;
  };

  const find = (entries, { q, tags, status }) => {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const matches = tagFilter(tags);
    const found = entries.filter(([, title, feature, state, labels, text]) => {
      const all = `${title} ${feature} ${labels} ${text}`.toLowerCase();
      return words.every(word => all.includes(word)) && (!status || state === status) && matches(labels.split(' '));
    });
    const inTitle = ([, title]) => words.every(word => title.toLowerCase().includes(word));
    return [...found.filter(inTitle), ...found.filter(entry => !inTitle(entry))];
  };

  const controls = (() => {
    const tags = element('input', { type: 'text', autocomplete: 'off', spellcheck: false, placeholder: '@quick and not @production' });
    const status = element('select');
    const said = element('p', { className: 'note' });
    said.setAttribute('role', 'status');
    const list = element('ol', { className: 'found' });
    results.append(
      element('h1', { textContent: 'Search' }),
      element('p', { className: 'filters' }, element('label', {}, 'Tags ', tags), element('label', {}, 'Status ', status)),
      said, list);
    return { tags, status, said, list };
  })();

  const show = async state => {
    const entries = await load();
    if (controls.status.length === 0) {
      const states = ['', ...new Set(entries.map(entry => entry[3]).filter(Boolean))];
      controls.status.append(...states.map(value => element('option', { value, textContent: value || 'any' })));
    }

    const query = form.elements.q;
    for (const [control, value] of [[query, state.q], [controls.tags, state.tags], [controls.status, state.status]]) {
      if (control.value !== value) control.value = value;
    }

    content.hidden = true;
    results.hidden = false;
    let found = [];
    try {
      found = find(entries, state);
      controls.said.textContent = `${found.length} found${found.length > most ? `, here are the first ${most}` : ''}`;
    } catch (mistake) {
      controls.said.textContent = `This tag expression cannot be read: ${mistake.message}.`;
    }

    controls.list.replaceChildren(...found.slice(0, most).map(([href, title, feature, status]) => {
      const mark = element('span', { className: `mark ${status.replace(' ', '-')}`, textContent: status });
      const way = href.startsWith('#') ? href : root + href;
      return element('li', {}, element('a', { href: way, textContent: title, dir: 'auto' }), ' ', element('span', { className: 'meta', textContent: feature, dir: 'auto' }), ' ', ...(status ? [mark] : []));
    }));
  };

  const hide = () => {
    results.hidden = true;
    content.hidden = false;
  };

  const toFind = () => {
    const state = { q: form.elements.q.value, tags: controls.tags.value, status: controls.status.value };
    const set = Object.entries(state).filter(([, value]) => value);
    history.replaceState(null, '', set.length ? '#find&' + new URLSearchParams(set) : '#');
    return set.length ? show(state) : hide();
  };

  const open = async () => {
    const hash = location.hash;
    if (hash === '#find' || hash.startsWith('#find&')) {
      const asked = new URLSearchParams(hash.slice(6));
      return show({ q: asked.get('q') ?? '', tags: asked.get('tags') ?? '', status: asked.get('status') ?? '' });
    }

    hide();
    const id = decodeURIComponent(hash.slice(1));
    const target = id && document.getElementById(id);
    if (target) {
      for (let up = target.closest('details'); up; up = up.parentElement.closest('details')) up.open = true;
      target.scrollIntoView();
    } else if (id && document.querySelector('.parts')) {
      // A long feature has more than one page; its addresses name the first.
      const parts = page.replace(/(\.\d+)?\.html$/, '');
      const way = (await load()).map(entry => entry[0]).find(href => {
        const [file, slug] = href.split('#');
        return slug !== undefined && decodeURIComponent(slug) === id && decodeURIComponent(file).replace(/(\.\d+)?\.html$/, '') === parts;
      });
      if (way) location.replace(root + way);
    }
  };

  const copy = async (button, text) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'copied';
    } catch {
      button.textContent = 'not copied';
    }
    setTimeout(() => { button.textContent = label; }, 1500);
  };

  const fill = button => {
    const row = button.closest('tr');
    const scenario = button.closest('.scenario');
    const on = button.getAttribute('aria-pressed') !== 'true';
    for (const other of scenario.querySelectorAll('button.fill')) other.setAttribute('aria-pressed', String(on && other === button));
    const names = [...row.closest('table').querySelectorAll('thead th')].map(head => head.textContent);
    for (const place of scenario.querySelectorAll('var[data-column]')) {
      const name = place.dataset.column;
      place.textContent = on ? row.cells[names.indexOf(name)]?.firstChild?.textContent ?? '' : `<${name}>`;
      place.classList.toggle('filled', on);
    }
  };

  form.hidden = false;
  form.addEventListener('submit', submitted => { submitted.preventDefault(); results.querySelector('a')?.focus(); });
  form.addEventListener('input', toFind);
  results.addEventListener('input', toFind);
  results.addEventListener('click', clicked => { if (clicked.target.closest('a')?.hash === location.hash) hide(); });
  addEventListener('hashchange', open);
  addEventListener('keydown', pressed => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName);
    if (pressed.key === '/' && !typing) { pressed.preventDefault(); form.elements.q.focus(); }
    if (pressed.key === 'Escape' && !results.hidden) { form.elements.q.value = controls.tags.value = controls.status.value = ''; toFind(); }
  });
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(part => { part.open = true; }));

  for (const row of document.querySelectorAll('.scenario tr[data-row]')) {
    const button = element('button', { type: 'button', className: 'fill', textContent: 'Fill in' });
    button.setAttribute('aria-pressed', 'false');
    button.setAttribute('aria-label', `Fill in the values of ${row.cells[0].firstChild?.textContent ?? 'this row'}`);
    row.cells[row.cells.length - 1].append(' ', button);
  }
  for (const text of document.querySelectorAll('.failure pre')) {
    text.before(element('button', { type: 'button', className: 'copy', textContent: 'Copy' }));
  }
  document.addEventListener('click', clicked => {
    const { target } = clicked;
    if (target.matches('a.link')) copy(target, target.href);
    if (target.matches('button.copy')) copy(target, target.nextElementSibling.textContent);
    if (target.matches('button.fill')) fill(target);
  });
  open();
})();
