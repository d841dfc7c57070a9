import { Waterfall } from './waterfall.js';

const depth = 120;
const base = new URL('.', import.meta.url);
const $ = id => document.getElementById(id);
const number = new Intl.NumberFormat('en');
const waterfall = new Waterfall($('waterfall'), depth);
let profiles = [];
let picked = null; // { id, stream }
let lastRows = null; // { at, sent }
let lastProfile = '';
let lastRefresh = Promise.resolve();

async function ask(path, method = 'GET', body = undefined) {
  const answer = await fetch(new URL(path, base), { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const value = await answer.json();
  if (!answer.ok) {
    throw Object.assign(new Error(value.detail ?? answer.statusText), { status: answer.status });
  }

  return value;
}

function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function make(tag, attributes = {}, ...children) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
}

const lasting = seconds => {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
};

// Reuses elements, so that focus, selection and screen readers are not disturbed.
function keep(list, items, key, create, update) {
  const old = new Map([...list.children].map(child => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const name = String(key(item));
    const element = old.get(name) ?? Object.assign(create(item), {});
    element.dataset.key = name;
    old.delete(name);
    update(element, item);
    if (list.children[index] !== element) {
      list.insertBefore(element, list.children[index] ?? null);
    }
  });
  while (list.children.length > items.length) {
    list.lastChild.remove();
  }
}

function showFacts(server) {
  const sent = server.jobs.reduce((sum, job) => sum + job.rowsSent, 0);
  const passed = lastRows ? server.scenarioTime - lastRows.at : 0;
  const rate = passed > 0 ? Math.max(0, (sent - lastRows.sent) / passed) : 0;
  lastRows = { at: server.scenarioTime, sent };
  setText($('fact-profile'), server.profile);
  if (server.profile !== lastProfile) {
    showProfile(server.profile);
  }

  setText($('fact-jobs'), `${server.jobs.length} of ${server.windows}`);
  setText($('fact-readers'), number.format(server.jobs.reduce((sum, job) => sum + job.readers, 0)));
  setText($('fact-rate'), number.format(Math.round(rate)));
  setText($('fact-seed'), String(server.seed));
  setText($('fact-time'), lasting(server.scenarioTime));
  $('windows').style.width = `${100 * server.jobs.length / server.windows}%`;
}

function makeJobRow(job) {
  const button = make('button', { type: 'button', textContent: job.id });
  button.addEventListener('click', () => pick(job));
  return make('tr', {}, make('td', {}, button), make('td', {}, make('span', { className: 'state' })),
    ...['number window', 'number', 'number', 'number'].map(className => make('td', { className })));
}

function showJobs(jobs) {
  $('jobs-scroll').hidden = jobs.length === 0;
  $('no-jobs').hidden = jobs.length > 0;
  keep($('jobs'), jobs, job => job.id, makeJobRow, (row, job) => {
    const [name, state, ...cells] = row.children;
    row.classList.toggle('picked', job.id === picked?.id);
    name.firstChild.setAttribute('aria-pressed', String(job.id === picked?.id));
    name.firstChild.setAttribute('aria-label', `Show job ${job.id}`);
    state.firstChild.dataset.state = job.state;
    setText(state.firstChild, job.historic ? `${job.state}, historic` : job.state);
    [String(job.window), lasting(job.age), number.format(job.rowsSent), String(job.readers)].forEach((text, i) => setText(cells[i], text));
  });
}

function makeSwitch(fault) {
  const input = make('input', { type: 'checkbox' });
  input.setAttribute('role', 'switch');
  input.addEventListener('change', () => act(() => ask(`faults/${fault.number}`, 'PUT', { on: input.checked }), () => `${fault.text}: ${input.checked ? 'on' : 'off'}.`));
  return make('li', {}, make('label', {}, make('span', { textContent: fault.text }), input));
}

function showFaults(server) {
  $('no-faults').hidden = server.faults.length > 0;
  keep($('board'), server.faults, fault => `${fault.number} ${fault.text}`, makeSwitch, (item, fault) => {
    item.classList.toggle('off', !fault.on);
    item.querySelector('input').checked = fault.on;
  });
}

function showEvents(events) {
  const latest = [...events].reverse();
  $('events-scroll').hidden = latest.length === 0;
  $('no-events').hidden = latest.length > 0;
  keep($('events'), latest, e => e.number, () => make('li', {}, make('time'), make('div', {}, make('span'), make('small'))), (item, e) => {
    const [kind, effect] = item.lastChild.children;
    setText(item.firstChild, `${e.at.toFixed(1)} s`);
    setText(kind, e.kind);
    setText(effect, `${e.subject}: ${e.effect}`);
  });
}

function pick(job, stream = '') {
  picked = { id: job.id, stream };
  keep($('stream'), [['', 'all'], ...job.streams.map((run, i) => [String(i), `${i} · channels ${run.firstChannel}–${run.lastChannel}`])], entry => entry[0],
    () => make('option'), (option, [value, text]) => { option.value = value; setText(option, text); });
  $('stream').value = stream;
  $('stream-label').hidden = job.streams.length < 2;
  waterfall.clear();
  refresh();
}

async function showPicture(server) {
  if (picked && !server.jobs.some(job => job.id === picked.id)) {
    picked = null;
  }

  const streaming = server.jobs.filter(job => job.state === 'running' || job.state === 'idle');
  if (!picked && streaming.length > 0) {
    pick(streaming.find(job => job.state === 'running') ?? streaming[0]);
    return;
  }

  $('figure').hidden = !picked;
  $('no-picture').hidden = !!picked;
  $('stream-label').hidden &&= !picked;
  setText($('picture-title'), picked ? `Waterfall of job ${picked.id}` : 'Waterfall');
  if (picked) {
    await draw(picked, server.jobs.find(job => job.id === picked.id));
  } else {
    $('stream-label').hidden = true;
  }
}

// Up to three missing rows may be a delay of the network, and so may a second.
function tellSilence(job, stream, silence) {
  const silent = silence.map((seconds, i) => ({ seconds, name: stream === '' ? i : stream })).filter(each => each.seconds > Math.max(1, 3 * job.rowInterval));
  const longest = silent.reduce((most, each) => Math.max(most, each.seconds), 0);
  return job.state === 'ended' ? 'All its streams have ended.'
    : job.readers === 0 ? 'Nothing is sent: no stream has a reader.'
    : silent.length === 0 ? ''
    : silent.length === silence.length ? `Nothing sent for ${lasting(longest)}.`
    : `Nothing sent for ${lasting(longest)} on stream ${silent.map(each => each.name).join(', ')}.`;
}

async function draw(wanted, job) {
  const query = new URLSearchParams({ rows: depth });
  if (wanted.stream !== '') {
    query.set('stream', wanted.stream);
  }

  const picture = await ask(`jobs/${wanted.id}/picture?${query}`);
  if (wanted !== picked) {
    return;
  }

  // The whole picture every time, because rows that were missing may have been sent since.
  waterfall.show(picture.rows);
  setText($('silence'), tellSilence(job, wanted.stream, picture.silence));
  const unit = picture.axis === 'channel' ? 'channel' : 'Hz';
  const [from, to] = [picture.from, picture.to].map(value => number.format(Math.round(value)));
  setText($('axis-from'), `${from}`);
  setText($('axis-name'), unit === 'channel' ? 'channel' : 'frequency, Hz');
  setText($('axis-to'), `${to}`);
  setText($('oldest'), `−${number.format(Math.round(depth * job.rowInterval))} s`);
  const gaps = waterfall.hasGaps() ? ' Where it is hatched, nothing was sent.' : '';
  setText($('caption'), (unit === 'channel'
    ? 'Each line is one row, the newest on top. A bright slanting trace is a pulse that moves along the fibre.'
    : 'Each line is the spectrum of one row, the newest on top. It lights up when a pulse passes.') + gaps);
  const label = `Waterfall of job ${wanted.id}, ${unit === 'channel' ? `channels ${from} to ${to}` : `${from} to ${to} Hz`}, the last ${depth} rows`;
  if ($('waterfall').getAttribute('aria-label') !== label) {
    $('waterfall').setAttribute('aria-label', label);
  }
}

async function load() {
  try {
    const server = await ask('./');
    showFacts(server);
    showFaults(server);
    showEvents(server.events);
    await showPicture(server);
    showJobs(server.jobs);
    showConnection('on', 'Running');
  } catch (failure) {
    if (failure.status === undefined) {
      showConnection('off', 'The server does not answer');
    }
  }
}

function showConnection(state, text) {
  $('connection').dataset.state = state;
  setText($('connection'), text);
}

// One after the other, so that a late answer does not overwrite a newer one.
const refresh = () => (lastRefresh = lastRefresh.then(load));

async function act(work, say) {
  try {
    const result = await work();
    $('answer').dataset.state = 'good';
    setText($('answer'), say(result));
  } catch (failure) {
    $('answer').dataset.state = 'bad';
    setText($('answer'), failure.status === undefined ? 'The server does not answer.' : failure.message);
  }

  await refresh();
}

function showProfile(name) {
  lastProfile = name;
  if (![...$('profile').options].some(option => option.value === name)) {
    $('profile').append(make('option', { value: name, textContent: name }));
  }

  $('profile').value = name;
  describeProfile();
}

function describeProfile() {
  const profile = profiles.find(known => known.name === $('profile').value);
  setText($('profile-text'), profile ? `${profile.description}${profile.onlyAtStart ? ' Takes effect only when the server starts with it.' : ''}` : '');
}

async function loadChoices() {
  const [known, kinds] = await Promise.all([ask('profiles'), ask('kinds')]);
  profiles = known;
  $('profile').replaceChildren(...profiles.map(profile => make('option', { value: profile.name, textContent: profile.name })));
  $('kind').replaceChildren(...['jobs', 'answers', 'streams', 'rows'].map(group =>
    Object.assign(make('optgroup', {}, ...kinds.filter(kind => kind.strikes === group).map(kind => make('option', { value: kind.kind, textContent: kind.kind }))), { label: `Strikes ${group}` })));
  $('kind').addEventListener('change', () => showParameters(kinds));
  showParameters(kinds);
}

function showParameters(kinds) {
  const kind = kinds.find(known => known.kind === $('kind').value);
  const allowed = kind.kind === 'Crash' ? ['fromJob', 'delay'] : ['rate', 'fromJob', ...kind.parameters];
  document.querySelectorAll('#parameters label').forEach(label => { label.hidden = !allowed.includes(label.dataset.name); });
  const form = $('fault-form').elements;
  form.delay.placeholder = kind.delay === undefined ? '' : String(kind.delay);
  form.status.placeholder = kind.statuses === undefined ? '' : String(kind.statuses[0]);
  form.limit.placeholder = kind.limit === undefined ? '' : String(kind.limit);
  $('route').replaceChildren(make('option', { value: '', textContent: 'any' }), ...(kind.routes ?? []).map(route => make('option', { value: route, textContent: route })));
}

function readFault() {
  const fault = { kind: $('kind').value };
  document.querySelectorAll('#parameters label:not([hidden])').forEach(label => {
    const field = label.querySelector('input, select');
    const text = field.value.trim();
    if (text !== '') {
      fault[label.dataset.name] = field.tagName === 'SELECT' || Number.isNaN(Number(text)) ? text : Number(text);
    }
  });
  return fault;
}

$('example').textContent = `curl ${new URL('../configure', base)} -d '{"view_type":"0","channels":{"min":1,"max":50},\n  "frequencyRange":{"min":0,"max":500},"nfftSelection":1024,\n  "displayTimeAxisDuration":300,"displayInfo":{"height":600}}'`;
$('stream').addEventListener('change', () => { picked = { ...picked, stream: $('stream').value }; waterfall.clear(); refresh(); });
$('profile').addEventListener('change', describeProfile);
$('profile-form').addEventListener('submit', event => {
  event.preventDefault();
  act(() => ask('profile', 'PUT', { name: $('profile').value }), server => `Profile ${server.profile} is active.`);
});
$('fault-form').addEventListener('submit', event => {
  event.preventDefault();
  act(() => ask('faults', 'POST', readFault()), fault => `${fault.text}: on.`);
});
$('reset').addEventListener('click', () => { $('reset-dialog').returnValue = ''; $('reset-dialog').showModal(); });
$('reset-dialog').addEventListener('close', () => {
  if ($('reset-dialog').returnValue === 'yes') {
    act(() => ask('reset', 'POST'), () => { lastProfile = ''; return 'Everything is as at the start.'; });
  }
});
window.addEventListener('resize', () => waterfall.draw());

await loadChoices().catch(() => {});
await refresh();
setInterval(() => { if (!document.hidden) { refresh(); } }, 1000);
