import { ask } from './api.js';
import { element, words } from './dom.js';
import { time } from './desk-rows.js';

/** What holds a job up, how its stages stand, and what came of its attempts. */
async function facts(id) {
  const of = part => ask(`/api/jobs/${id}/${part}`);
  const [explained, { stages }, { attempts }] = await Promise.all([of('explain'), of('stages'), of('attempts')]);
  return [
    element('p', {}, ...local(explained.why)),
    list('Stages', stages.map(it => line(it.name, it.status, it.error))),
    list('Attempts', attempts.map(it => line(`${it.attempt},`, it.outcome, it.error?.message, it.ended_at))),
    element('p', { class: 'links' }, 'As JSON: ',
      ...['', '/explain', '/stages', '/attempts'].map(part =>
        element('a', { href: `/api/jobs/${id}${part}` }, part.slice(1) || 'job'))),
  ];
}

/** A text with its times in the reader's zone. */
function local(text) {
  return text.split(/(\d{4}-\d\d-\d\dT[\d:.]+Z)/).map((part, at) => (at % 2 ? time(part) : part));
}

function line(name, status, error, at) {
  return element('li', {}, `${words(name)} `, element('span', { class: `word ${status}` }, words(status)), at ? ' ' : null,
    at ? time(at) : null, error ? ` ${error}` : null);
}

function list(name, lines) {
  return lines.length === 0 ? null : element('div', {}, element('h3', {}, name), element('ul', {}, ...lines));
}

/** A button that opens a job's details below its row, and closes them. */
export function details(id, columns) {
  if (!id) return '';
  const button = element('button', { type: 'button', class: 'link', 'aria-expanded': 'false' }, 'Details');
  button.addEventListener('click', async () => {
    const row = button.closest('tr');
    if (button.getAttribute('aria-expanded') === 'true') {
      row.nextElementSibling.remove();
      button.setAttribute('aria-expanded', 'false');
      return;
    }
    button.setAttribute('aria-expanded', 'true');
    const cell = element('td', { role: 'cell', colspan: columns }, '…');
    row.after(element('tr', { role: 'row', class: 'more' }, cell));
    const content = await facts(id).catch(error => [element('p', { class: 'error' }, error.message)]);
    cell.replaceChildren(...content.filter(part => part !== null));
  });
  return button;
}
