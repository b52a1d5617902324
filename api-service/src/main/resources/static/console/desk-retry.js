import { send } from './api.js';
import { byId } from './dom.js';

const PATH = '/api/desk/orders/retry-failed';
const MOST = 1000;
const counted = (n, what) => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Asks; true if the answer is yes. */
function sure(title, text, yes) {
  const dialog = byId('sure');
  byId('sure-title').textContent = title;
  byId('sure-text').textContent = text;
  dialog.querySelector('[value=yes]').textContent = yes;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(answered => {
    dialog.addEventListener('close', () => answered(dialog.returnValue === 'yes'), { once: true });
  });
}

/**
 * Counts which of these orders failed, asks whether they shall run again, and lets them.
 *
 * @param ids of orders; undefined for all that failed
 * @return what to say of it; null if the answer was no
 */
export async function retry(ids) {
  const { failed } = await send('POST', PATH, { ids, dry_run: true });
  if (failed === 0) return 'No order has failed.';
  const more = !ids && failed === MOST ? ` That is the most at once: the oldest ${MOST}.` : '';
  const yes = await sure(`Retry ${counted(failed, 'failed order')}?`,
    `Only the experts that are missing are asked again. The count of failures starts anew.${more}`, `Retry ${failed}`);
  if (!yes) return null;
  const done = await send('POST', PATH, { ids });
  return `${done.retried} of ${counted(done.failed, 'order')} ${done.retried === 1 ? 'waits' : 'wait'} again.`;
}
