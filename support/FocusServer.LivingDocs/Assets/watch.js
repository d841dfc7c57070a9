'use strict';

// Folds messages into what the page shows at a moment. They come by server-sent events while a ramp runs, and stand in the file of one that is over.
(() => {
  const $ = id => document.getElementById(id);
  const live = $('messages') === null;
  const mostEvents = 400;
  const inTrouble = new Set(['stalled', 'refused', 'failed', 'lost', 'generator-error', 'unknown']);
  const looks = new Map([...$('legend').children].map(item => [item.dataset.state, {
    name: item.childNodes[1].textContent.trim(), sign: item.firstChild.textContent, look: item.dataset.look, count: item.querySelector('.count'),
  }]));
  const fresh = () => ({ t: 0, jobs: new Map(), events: [], held: false, over: false, pace: 1 });
  const messages = [];
  let parts = [];
  let latest = fresh();
  let moment = null; // null: the latest
  let picked = null;
  let arrived = performance.now();
  let connected = false;
  let drawn = {};

  const seconds = t => `${(t / 1000).toFixed(1)} s`;
  const lasting = t => {
    const whole = Math.round(t / 1000);
    return whole < 60 ? `${whole} s` : whole < 3600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} min`;
  };
  const setText = (element, text) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  };
  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children);
    return element;
  };

  function fold(state, message) {
    state.t = Math.max(state.t, message.t);
    if (message.j) {
      changeJob(state, message);
    }

    if (message.x) {
      state.events.push({ t: message.t, kind: message.c, text: message.x });
    }

    for (const key of ['run', 'now', 'verdict', 'machine', 'held', 'over', 'pace']) {
      if (key in message) {
        state[key] = message[key];
      }
    }

    if ('left' in message) {
      state.left = { of: message.left, from: message.t };
    }

    if (message.run) {
      state.pace = message.run.pace;
    }

    if (message.picture) {
      state.picture = message.picture;
    }
  }

  function changeJob(state, { t, j: [number, name, id, cause, replaced] }) {
    if (replaced) {
      state.jobs.delete(replaced);
    }

    const job = state.jobs.get(number) ?? { number, id: null, asked: t, first: null, lines: [] };
    state.jobs.set(number, job);
    job.id = id ?? job.id;
    job.state = name;
    job.first ??= name === 'streaming' ? t - job.asked : null;
    job.lines.push({ t, text: wordsOf(name, cause) });
    state.events.push({ t, kind: inTrouble.has(name) ? 'trouble' : 'job', text: `Job ${number}${job.id ? ` (${job.id})` : ''}: ${wordsOf(name, cause)}.` });
  }

  const wordsOf = (name, cause) => `${looks.get(name)?.name ?? name}${cause ? `: ${cause}` : ''}`;

  // A picture comes as what differs from the one before.
  function take(more) {
    for (const message of more) {
      if (message.chart) {
        const before = parts;
        parts = message.chart.flatMap(part => typeof part === 'string' ? [part] : before.slice(part[0], part[0] + part[1]));
        message.picture = parts.join('<');
      }

      messages.push(message);
      fold(latest, message);
    }

    arrived = performance.now();
    plan();
  }

  function shown() {
    if (moment === null) {
      return latest;
    }

    const state = fresh();
    messages.filter(message => message.t <= moment).forEach(message => fold(state, message));
    return state;
  }

  let planned = false;
  function plan() {
    if (!planned) {
      planned = true;
      requestAnimationFrame(() => {
        planned = false;
        draw();
      });
    }
  }

  function draw() {
    const state = shown();
    drawHead(state);
    drawTime(state);
    drawChart(state);
    drawJobs(state);
    drawMachine(state);
    drawEvents(state);
    drawSteering();
  }

  function drawHead(state) {
    const run = state.run;
    if (run) {
      setText($('subject'), run.subject);
      setText($('about'), `${run.title} · ${run.environment}, ${run.server} · began ${run.began} · ${run.plan} · limits: ${run.limits} · ${run.id}`);
    }

    const verdict = state.verdict ?? { of: 'not-proven', sign: '?', says: 'Nothing is proven yet.', turn: '' };
    $('verdict').className = `verdict ${verdict.of}`;
    setText($('verdict').firstChild, verdict.sign);
    setText($('says'), verdict.says);
    setText($('turn'), verdict.turn);
    if (live && run) {
      document.title = `${verdict.sign} ${run.subject}`;
    }
  }

  function drawTime(state) {
    const end = Math.ceil(latest.t / 100) * 100;
    const running = live && !latest.over && connected && moment === null;
    const now = running ? state.t + ((performance.now() - arrived) * state.pace) : moment ?? state.t;
    $('moment').max = end;
    $('moment').value = moment ?? end;
    $('moment').setAttribute('aria-valuetext', seconds(now));
    setText($('shown'), moment === null ? `${seconds(now)}${live && !latest.over ? ', now' : ', the end'}` : `${seconds(moment)} of ${seconds(latest.t)}`);
    setText($('now'), state.now ?? 'Nothing yet.');
    const left = state.left ? Math.max(0, state.left.of - Math.max(0, now - state.left.from)) : 0;
    setText($('left'), state.held ? 'It stays at this level until it is asked to go on.' : left > 0 ? `At least ${lasting(left)} of holding left.` : '');
    $('latest').setAttribute('aria-pressed', String(moment === null));
  }

  function drawChart(state) {
    if (drawn.picture !== state.picture) {
      drawn.picture = state.picture;
      $('chart').innerHTML = state.picture ?? '<p class="note">The chart begins with the first level that is judged.</p>';
    }
  }

  function drawJobs(state) {
    const counts = new Map();
    const grid = $('jobs');
    const jobs = [...state.jobs.values()].sort((one, other) => one.number - other.number);
    jobs.forEach((job, index) => {
      counts.set(job.state, (counts.get(job.state) ?? 0) + 1);
      const { look, sign, name } = looks.get(job.state) ?? { look: 'open', sign: '?', name: job.state };
      const button = grid.children[index] ?? grid.appendChild(make('button', { type: 'button', tabIndex: -1 }));
      const kind = `job ${look}${picked === job.number ? ' picked' : ''}`;
      if (button.className !== kind) {
        button.className = kind;
      }

      setText(button, sign);
      const label = `Job ${job.number}: ${name}${firstRow(job)}`;
      if (button.getAttribute('aria-label') !== label) {
        button.setAttribute('aria-label', label);
        button.dataset.job = job.number;
      }
    });
    while (grid.children.length > jobs.length) {
      grid.lastChild.remove();
    }

    if (grid.firstChild && !grid.querySelector('[tabindex="0"]')) {
      grid.firstChild.tabIndex = 0;
    }

    $('no-jobs').hidden = jobs.length > 0;
    for (const [name, { count }] of looks) {
      setText(count, String(counts.get(name) ?? 0));
    }

    drawStory(state.jobs.get(picked));
  }

  const firstRow = job => job.first === null ? ', no row yet' : `, first row after ${(job.first / 1000).toFixed(2)} s`;

  function drawStory(job) {
    $('story').hidden = picked === null;
    if (picked === null) {
      return;
    }

    setText($('story-title'), `Job ${picked}${job?.id ? `, ${job.id} on the server` : ''}`);
    const lines = job ? [...job.lines, ...(job.first === null ? [] : [{ t: null, text: `First row on every stream after ${(job.first / 1000).toFixed(2)} s.` }])] : [{ t: null, text: 'Not yet asked for at this moment.' }];
    const key = JSON.stringify(lines);
    if (drawn.story !== key) {
      drawn.story = key;
      $('story-lines').replaceChildren(...lines.map(({ t, text }) => line(t, text)));
    }
  }

  const line = (t, text) => make('li', {}, make('time', { textContent: t === null ? '' : seconds(t) }), make('span', { textContent: text }));

  function drawMachine({ machine, run }) {
    if (drawn.machine === machine && drawn.run === run) {
      return;
    }

    drawn.machine = machine;
    drawn.run = run;
    $('generators').replaceChildren(...(run?.generators ?? []).map(text => make('li', { textContent: text })));
    setText($('why'), machine?.why ?? 'A hold that missed a limit proves nothing when the load generator was overloaded for more than a tenth of it.');
    $('why').className = machine?.bad ? 'failure pending' : '';
    setText($('measured'), machine ? `Measured during the hold of ${machine.of}, in real time.` : '');
    $('machine').replaceChildren(...(machine?.facts ?? []).map(([name, value]) => make('div', {}, make('dt', { textContent: name }), make('dd', { textContent: value }))));
    $('others').replaceChildren(...(machine?.others ?? []).map(text => make('li', { textContent: text })));
  }

  function drawEvents(state) {
    const [kind, word] = [$('kind').value, $('word').value.trim().toLowerCase()];
    const key = `${kind} ${word} ${state.events.length}`;
    if (drawn.events === key) {
      return;
    }

    drawn.events = key;
    const isWanted = event => (kind === '' || (kind === 'main' ? event.kind !== 'job' : kind === 'job' ? event.kind === 'job' || event.kind === 'trouble' : event.kind === kind))
      && (word === '' || event.text.toLowerCase().includes(word));
    const wanted = state.events.filter(isWanted);
    const last = wanted.slice(-mostEvents).reverse();
    $('events').replaceChildren(...last.map(event => line(event.t, event.text)));
    setText($('events-count'), `${last.length} of ${state.events.length} shown`);
  }

  function drawSteering() {
    for (const button of document.querySelectorAll('[data-wish]')) {
      const wish = button.dataset.wish;
      button.disabled = latest.over || !connected || !latest.run || (wish === 'hold' && latest.held) || (wish === 'go-on' && !latest.held);
    }
  }

  $('moment').addEventListener('input', () => {
    const at = Number($('moment').value);
    moment = at >= Number($('moment').max) ? null : at;
    plan();
  });
  $('latest').addEventListener('click', () => {
    moment = null;
    plan();
  });
  $('kind').addEventListener('change', plan);
  $('word').addEventListener('input', plan);

  // One of the jobs is in the order of the tab key; arrows go on from there.
  $('jobs').addEventListener('keydown', event => {
    const all = [...$('jobs').children];
    const at = all.indexOf(event.target);
    const across = Math.max(1, all.findIndex(button => button.offsetTop > all[0].offsetTop));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + across, ArrowUp: at - across, Home: 0, End: all.length - 1 }[event.key];
    if (at >= 0 && all[to]) {
      event.preventDefault();
      all.forEach(button => { button.tabIndex = -1; });
      all[to].tabIndex = 0;
      all[to].focus();
    }
  });
  $('jobs').addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button) {
      picked = Number(button.dataset.job);
      drawn.story = null;
      draw();
      $('story-title').focus({ preventScroll: true });
      $('story').scrollIntoView({ block: 'nearest' });
    }
  });
  $('story-close').addEventListener('click', () => {
    const job = picked;
    picked = null;
    draw();
    $('jobs').querySelector(`[data-job="${job}"]`)?.focus();
  });

  function showTip(event) {
    const button = event.target.closest('button');
    if (button) {
      const tip = $('tip');
      tip.textContent = button.getAttribute('aria-label');
      tip.hidden = false;
      const left = Math.min(button.offsetLeft, document.documentElement.clientWidth - tip.offsetWidth - 8);
      tip.style.left = `${Math.max(8, left)}px`;
      tip.style.top = `${button.offsetTop + button.offsetHeight + 4}px`;
    }
  }

  const hideTip = () => { $('tip').hidden = true; };
  $('jobs').addEventListener('mouseover', showTip);
  $('jobs').addEventListener('focusin', showTip);
  $('jobs').addEventListener('mouseout', hideTip);
  $('jobs').addEventListener('focusout', hideTip);
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      hideTip();
    }
  });

  if (live) {
    let lastId = null;
    const say = (text, lost = false) => {
      setText($('state'), text);
      $('state').className = lost ? 'lost' : '';
    };
    const tell = () => say(
      latest.over ? 'The run is over. This page keeps all of it and needs nothing more.' : connected ? 'Live.' : 'The connection is lost, and tried again. What came so far stays.',
      !connected && !latest.over);
    const connect = () => {
      const source = new EventSource(lastId ? `events?after=${lastId}` : 'events');
      source.onopen = () => {
        connected = true;
        arrived = performance.now();
        if (messages.length > 0) {
          tell();
        }

        plan();
      };
      source.onmessage = event => {
        lastId = event.lastEventId;
        take(JSON.parse(event.data));
        tell();
      };
      source.addEventListener('next', () => { $('next').hidden = false; });
      source.onerror = () => {
        connected = false;
        tell();
        plan();
        if (source.readyState === EventSource.CLOSED && !latest.over) {
          setTimeout(connect, 2000);
        }

        if (latest.over) {
          source.close();
        }
      };
    };
    connect();
    $('next').addEventListener('click', () => location.reload());
    setInterval(() => {
      if (connected && !latest.over && moment === null && latest.run) {
        drawTime(latest);
      }
    }, 250);
    steer();
  } else {
    take(JSON.parse($('messages').textContent));
  }

  function steer() {
    const wishes = {
      hold: ['Hold here?', 'The ramp stays at its level after the hold that is going on. Its jobs stay, and nothing is raised, until somebody asks it to go on.', 'Yes, hold here'],
      'go-on': ['Go on?', 'The ramp goes on to its next level.', 'Yes, go on'],
      finish: ['Finish now?', 'Nothing more is asked for; every job is cleaned up and the report written. The verdict is that of a run that was cut short.', 'Yes, finish now'],
    };
    const [ask, who] = [$('ask'), $('who')];
    let wish = null;
    try {
      who.value = localStorage.getItem('focus-watch-who') ?? '';
    } catch {
      // A browser may keep nothing.
    }

    document.querySelectorAll('[data-wish]').forEach(button => button.addEventListener('click', () => {
      if (who.value.trim() === '') {
        setText($('steered'), 'Say who you are first: the evidence names you.');
        who.focus();
        return;
      }

      wish = button.dataset.wish;
      const [title, what, yes] = wishes[wish];
      setText($('ask-title'), title);
      setText($('ask-what'), what);
      setText($('ask-yes'), yes);
      ask.showModal();
      $('ask-no').focus();
    }));
    $('ask-no').addEventListener('click', () => ask.close());
    $('ask-yes').addEventListener('click', async () => {
      ask.close();
      try {
        localStorage.setItem('focus-watch-who', who.value.trim());
      } catch {
        // As above.
      }

      try {
        const answer = await fetch('steer', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Focus-Watch': '1' },
          body: JSON.stringify({ what: wish, who: who.value.trim() }),
        });
        setText($('steered'), answer.ok ? `Taken: ${document.querySelector(`[data-wish="${wish}"]`).textContent.toLowerCase()}.` : (await answer.json()).detail);
      } catch {
        setText($('steered'), 'The server did not answer.');
      }
    });
  }
})();
