import { element, words } from './dom.js';

/** Shows an analysis so that a person can read it; what it does not know is left to the raw JSON. */
export function render(analysis) {
  const parts = [
    ...text('Summary', analysis.summary),
    ...list('Key findings', analysis.key_findings),
    ...answer(analysis.answer),
    ...figures(analysis.figures),
    ...ratios(analysis.ratios),
    ...risks(analysis.risk_factors),
    ...list('Please note', analysis.warnings),
  ];
  if (analysis.model_used) parts.push(element('p', {}, `By ${words(analysis.model_used)}.`));
  parts.push(element('details', {}, element('summary', {}, 'As JSON'),
    element('pre', {}, JSON.stringify(analysis, null, 2))));
  return parts;
}

const heading = title => element('h3', {}, title);

function text(title, value) {
  return value ? [heading(title), element('p', {}, String(value))] : [];
}

function list(title, values) {
  return values?.length ? [heading(title), element('ul', {}, ...values.map(value => element('li', {}, String(value))))] : [];
}

function answer(given) {
  if (!given?.query) return [];
  const quotes = (given.passages ?? []).slice(0, 5)
    .map(passage => element('blockquote', {}, passage.text, ` (page ${passage.page})`));
  return [...text(given.query, given.text), ...quotes];
}

function year(period) {
  return period?.fiscal_year ?? period?.label ?? period?.end ?? '';
}

function figures(all) {
  if (!all?.length) return [];
  const years = [...new Set(all.flatMap(figure => (figure.values ?? []).map(value => year(value.period))))].sort().reverse();
  const rows = all.map(figure => element('tr', {},
    element('td', {}, words(figure.name)),
    ...years.map(wanted => element('td', {}, number((figure.values ?? []).find(value => year(value.period) === wanted)?.value))),
    element('td', {}, figure.values?.length ? figure.unit ?? '' : 'not found'),
    element('td', {}, figure.page ? `p. ${figure.page}` : '')));
  return [heading('Figures'), table(['', ...years.map(String), 'Unit', 'Page'], rows)];
}

function ratios(all) {
  if (!all?.length) return [];
  const rows = all.map(ratio => element('tr', {}, element('td', {}, words(ratio.name)),
    element('td', {}, String(year(ratio.period))), element('td', {}, number(ratio.value))));
  return [heading('Ratios'), table(['', 'Year', 'Value'], rows)];
}

function table(titles, rows) {
  const head = element('tr', {}, ...titles.map(title => element('th', { scope: 'col' }, title)));
  return element('div', { class: 'scroll' }, element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)));
}

function number(value) {
  return value === undefined || value === null ? '–' : Number(value).toLocaleString('en', { maximumFractionDigits: 4 });
}

function risks(all) {
  if (!all?.length) return [];
  const shown = all.slice(0, 12).map(risk => element('li', {}, risk.title,
    element('span', { class: 'word' }, ` ${words(risk.category ?? '')} · page ${risk.page}`)));
  const more = all.length > shown.length ? element('p', {}, `and ${all.length - shown.length} more`) : null;
  return [heading('Risk factors'), element('ul', {}, ...shown), ...(more ? [more] : [])];
}
