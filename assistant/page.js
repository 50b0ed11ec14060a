// What the browser does by itself, begun when the conversation is first shown: `element` holds it, `watch` tells of its changes.

const LATE = 3000;
window.keep = (name, text) => {  // in this tab; where there is no room, the page goes on without
  try { sessionStorage.setItem(name, text); } catch { sessionStorage.removeItem(name); }
};
const box = () => document.querySelector('#question textarea');
const put = text => { box().value = text; box().dispatchEvent(new Event('input', {bubbles: true})); };
const made = (kind, values) => Object.assign(document.createElement(kind), values);
const told = document.body.appendChild(made('p', {className: 'told', role: 'status'}));
window.tell = outcome => { told.textContent = outcome; };  // to those who hear the page
const show = question => {  // until the server does
  const turn = element.querySelector('.thread').appendChild(made('article', {className: 'turn sent'}));
  turn.append(made('h2', {className: 'asked', textContent: question}));
  turn.append(made('p', {className: 'working', textContent: 'Searching the documents…'}));
  return turn;
};

// A new turn is brought into view once; while it grows, the reader may scroll. What is not
// answered yet is kept for a reload, such as gradio makes when a lost server is back.
watch('value', () => {
  const turns = element.querySelectorAll('.turn'), last = turns[turns.length - 1], seen = element.dataset.seen || '-1';
  element.dataset.seen = last ? last.dataset.n : '-1';
  if (last && Number(last.dataset.n) > Number(seen)) last.scrollIntoView({block: 'start', behavior: 'smooth'});
  if (window.asked) show(window.asked);
  if (!element.querySelector('.working')) sessionStorage.removeItem('unsent');
});

// The box is emptied as Enter or Ask is pressed: gradio, and more so the server, would do so later and take what is typed by then. While
// one question waits for the answer to another, the next stays in the box. On a busy machine gradio may put back what was sent: it is
// taken off again before what is typed behind it within LATE milliseconds.
const send = event => {
  const entered = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
  if (!(event.target === box() ? entered : event.target.closest('#question button')) || window.asked || !box().value.trim()) return;
  window.asked = window.sent = box().value;
  window.until = Date.now() + LATE;
  put('');
  show(window.asked).scrollIntoView({block: 'start', behavior: 'smooth'});
  window.keep('unsent', window.asked);
};
const typed = ({target}) => {
  if (target !== box() || !window.sent || Date.now() > window.until) return;
  if (target.value !== window.sent && target.value.startsWith(window.sent)) target.value = target.value.slice(window.sent.length);
};
document.addEventListener('click', ({target}) => {
  const example = target.closest('.examples button');
  if (!example || window.asked) return;
  const draft = box().value;
  put(example.textContent.trim());
  document.querySelector('#question button').click();
  put(draft);
  setTimeout(() => box().focus());
});
for (const kind of ['keydown', 'click']) document.addEventListener(kind, send, true);
document.addEventListener('input', typed, true);

// What gradio leaves out of its own elements, whenever it draws them.
const complete = () => {
  box()?.setAttribute('aria-label', 'Your question');
  for (const fold of document.querySelectorAll('.label-wrap')) fold.setAttribute('aria-expanded', fold.classList.contains('open'));
};
new MutationObserver(complete).observe(document.body, {attributeFilter: ['class'], childList: true, subtree: true});
complete();
