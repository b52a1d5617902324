import { ask, follow, send } from './api.js';
import { byId, element, words } from './dom.js';

const MOST_LINES = 300;
let shown = null;
let stop = () => {};
let experts = [];
let packages = [];

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

const money = amount => `$${Number(amount).toFixed(2)}`;

function choice(type, name, value, title, price, note) {
  return element('label', {}, element('input', { type, name, value }), element('span', {}, title),
    element('span', { class: 'price' }, money(price)), note ? element('small', {}, note) : null);
}

async function catalog() {
  const [sold, single] = await Promise.all([ask('/api/packages'), ask('/api/experts')]);
  ({ packages } = sold);
  ({ experts } = single);
  const payment = byId('order').elements.payment_method;
  [...payment.options].filter(it => !sold.payment_methods.includes(it.value)).forEach(it => it.remove());
  byId('packages').replaceChildren(...packages.map(it => choice('radio', 'package', it.slug, it.name, it.price, it.description)));
  byId('experts').replaceChildren(
    ...experts.map(it => choice('checkbox', 'experts', it.slug, `${it.name} ${it.name_zh}`, it.price)));
  byId('zones').replaceChildren(...(Intl.supportedValuesOf?.('timeZone') ?? []).map(value => element('option', { value })));
  byId('order').elements.timezone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
}

/** A package excludes single experts, and the other way round. */
byId('order').addEventListener('change', event => {
  const form = byId('order');
  const { name } = event.target;
  if (name === 'package') form.querySelectorAll('[name=experts]').forEach(box => { box.checked = false; });
  if (name === 'experts') form.querySelectorAll('[name=package]').forEach(radio => { radio.checked = false; });
  if (name === 'package' || name === 'experts') byId('total').textContent = total(new FormData(form));
});

function total(data) {
  const chosen = data.get('package');
  const prices = chosen
    ? packages.filter(it => it.slug === chosen).map(it => it.price)
    : experts.filter(it => data.getAll('experts').includes(it.slug)).map(it => it.price);
  return prices.length ? `Total ${money(prices.reduce((sum, price) => sum + Number(price), 0))}` : '';
}

function asked(data) {
  const told = name => data.get(name) || undefined;
  return {
    package: told('package'),
    experts: data.get('package') ? undefined : data.getAll('experts'),
    profile: {
      name: told('name'), birth_date: told('birth_date'), birth_time: told('birth_time'),
      birth_location: told('birth_location'), timezone: told('timezone'), gender: told('gender'),
    },
    question: told('question'),
    language: data.get('language'),
    payment_method: data.get('payment_method'),
  };
}

byId('order').addEventListener('submit', event => {
  event.preventDefault();
  const button = event.target.querySelector('button');
  button.disabled = true;
  fail(null);
  guarded(async () => {
    const order = await send('POST', '/api/orders', asked(new FormData(event.target)));
    if (order.payment.checkout_url) location.href = order.payment.checkout_url;
    else await show(order.id);
  }).finally(() => { button.disabled = false; });
});

const label = status => element('span', { class: `word ${status}` }, words(status));

function row(order) {
  const button = element('button', { type: 'button', 'aria-current': String(order.id === shown) },
    element('span', {}, `${order.profile?.name ?? ''} · ${order.selected_experts.join(', ')}`), label(order.status));
  button.addEventListener('click', () => guarded(() => show(order.id)));
  return element('li', {}, button);
}

async function list() {
  const { orders } = await ask('/api/orders?limit=50');
  byId('none').hidden = orders.length > 0;
  byId('orders').replaceChildren(...orders.map(row));
}

async function show(id) {
  stop();
  shown = id;
  history.replaceState(null, '', `#${id}`);
  byId('log').replaceChildren();
  const order = await refresh();
  byId('task').hidden = false;
  if (order.job && ['queued', 'processing'].includes(order.job.status)) {
    stop = follow(order.job_id, (kind, data, ended) => {
      if (id === shown) told(kind, data, ended);
    });
  }
  await list();
}

async function refresh() {
  const order = await ask(`/api/orders/${shown}`);
  byId('title').textContent = `${order.selected_experts.map(words).join(', ')} for ${order.profile?.name ?? 'a customer'}`;
  byId('state').replaceChildren(label(order.status), ` ${money(order.total_price)}`, waits(order.job));
  byId('bar').value = order.status === 'completed' ? 100 : order.job?.progress ?? 0;
  byId('stages').replaceChildren(...(order.job?.stages ?? []).map(stage => stageRow(stage.name, stage.status)));
  byId('links').replaceChildren(...links(order));
  byId('report').hidden = !order.report;
  if (order.report && byId('report').dataset.order !== order.id) {
    byId('report').dataset.order = order.id;
    byId('report').src = order.report.href;
  }
  return order;
}

function waits(job) {
  if (!job) return '';
  if (job.position) return ` number ${job.position} in line`;
  return job.status === 'failed' ? ` ${job.error_message ?? ''}` : '';
}

/** Asks for the checkout first: the one that is known may have expired, or be paid. */
function payButton(order) {
  const button = element('button', { type: 'button' }, 'Pay');
  button.addEventListener('click', () => guarded(async () => {
    const { payment } = await send('POST', `/api/orders/${order.id}/checkout`);
    if (payment.checkout_url) location.href = payment.checkout_url;
    else await show(order.id);
  }));
  return button;
}

function links(order) {
  if (['pending', 'expired'].includes(order.payment.status)) return [payButton(order)];
  if (!order.report) return [];
  return [element('a', { href: order.report.href, target: '_blank', rel: 'noopener' }, 'Open the report'),
    order.report.pdf_href ? element('a', { href: order.report.pdf_href }, 'PDF') : ''];
}

function stageRow(name, status) {
  return element('li', { 'data-stage': name }, `${words(name)} `, label(status));
}

function told(kind, data, ended) {
  if (kind === 'stage') {
    byId('stages').querySelector(`[data-stage="${CSS.escape(data.stage)}"]`)?.replaceWith(stageRow(data.stage, data.status));
  } else if (kind === 'progress') {
    byId('bar').value = data.percent;
  } else if (kind === 'log') {
    const log = byId('log');
    log.append(element('li', { class: data.level }, data.message));
    while (log.children.length > MOST_LINES) log.firstElementChild.remove();
  } else if (ended || data.status === 'processing') {
    guarded(async () => { await refresh(); await list(); });
  }
}

guarded(async () => {
  await Promise.all([catalog(), list()]);
  if (location.hash.length === 37) await show(location.hash.slice(1));
});
