import { ask, follow } from './api.js';
import { byId, element, words } from './dom.js';
import { render } from './result.js';

const MOST_LINES = 500;
let shown = null;
let stop = () => {};

function fail(error) {
  byId('error').textContent = error ? error.message : '';
  byId('error').hidden = !error;
}

async function guarded(work) {
  try {
    await work();
  } catch (error) {
    fail(error);
  }
}

async function list() {
  const { tasks } = await ask('/tasks?limit=50');
  byId('none').hidden = tasks.length > 0;
  byId('tasks').replaceChildren(...tasks.map(row));
}

function row(task) {
  const button = element('button', { type: 'button', 'aria-current': String(task.id === shown) },
    element('span', { title: task.file_name }, task.file_name), word(task.display_status, task.progress));
  button.addEventListener('click', () => guarded(() => show(task.id)));
  return element('li', {}, button);
}

function word(status, progress) {
  return element('span', { class: `word ${status}` }, status === 'processing' ? `${progress} %` : status);
}

async function workers() {
  const { workers: all } = await ask('/workers/health');
  byId('workers').textContent = all.length === 1 ? '1 worker' : `${all.length} workers`;
}

async function show(id) {
  stop();
  shown = id;
  history.replaceState(null, '', `#${id}`);
  byId('log').replaceChildren();
  byId('result').hidden = true;
  await refresh();
  byId('task').hidden = false;
  stop = follow(id, (kind, data, ended) => {
    if (id === shown) told[kind](data, ended);
  });
  await list();
}

async function refresh() {
  const task = await ask(`/tasks/${shown}`);
  byId('title').textContent = task.file_name;
  state(task.display_status, task.error_message);
  byId('bar').value = task.status === 'completed' ? 100 : task.progress;
  byId('stages').replaceChildren(...task.stages.map(stage => stageRow(stage.name, stage.status)));
  byId('cancel').hidden = !['pending', 'processing'].includes(task.status);
  byId('retry').hidden = !['failed', 'cancelled'].includes(task.status);
  byId('result').hidden = !task.analysis_result;
  if (task.analysis_result) byId('result').replaceChildren(...render(task.analysis_result));
}

function state(status, error) {
  byId('state').replaceChildren(element('span', { class: `word ${status}` }, words(status)), error ? ` ${error}` : '');
}

function stageRow(name, status) {
  return element('li', { 'data-stage': name }, `${words(name)} `, element('span', { class: `word ${status}` }, status));
}

const told = {
  state(data, ended) {
    state(data.status, data.error?.message);
    if (ended) guarded(async () => { await refresh(); await list(); });
  },
  stage(data) {
    const old = byId('stages').querySelector(`[data-stage="${CSS.escape(data.stage)}"]`);
    if (old) old.replaceWith(stageRow(data.stage, data.status));
  },
  progress(data) {
    byId('bar').value = data.percent;
    line(data.message, 'info');
  },
  log(data) {
    line(data.message, data.level);
  },
};

function line(text, level) {
  const log = byId('log');
  log.append(element('li', { class: level }, text));
  while (log.children.length > MOST_LINES) log.firstElementChild.remove();
  log.scrollTop = log.scrollHeight;
}

function order(verb) {
  return () => guarded(async () => {
    fail(null);
    await ask(`/api/jobs/${shown}/${verb}`, { method: 'POST' });
    await show(shown);
  });
}

byId('cancel').addEventListener('click', order('cancel'));
byId('retry').addEventListener('click', order('retry'));

byId('upload').addEventListener('submit', event => {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('button');
  button.disabled = true;
  fail(null);
  guarded(async () => {
    const { task_id: id } = await ask('/analyze', { method: 'POST', body: new FormData(form) });
    form.reset();
    await show(id);
  }).finally(() => { button.disabled = false; });
});

async function look() {
  if (!document.hidden) await guarded(() => Promise.all([list(), workers()]));
  setTimeout(look, 3000);
}

look();
if (location.hash.length === 37) guarded(() => show(location.hash.slice(1)));
