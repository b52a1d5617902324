(() => {
  const described = element => `<${element.localName}${[...element.attributes].map(it => ` ${it.name}="${it.value}"`).join('')}>`.slice(0, 200);
  const leadsToScript = ({ name, value }) => /^on/i.test(name) || name === 'srcdoc'
    || /^(javascript|vbscript|data:text\/html|data:image\/svg)/i.test(value.replace(/[\u0000-\u0020]+/g, ''));
  const ofOurs = element => element.localName === 'script' && location.pathname.startsWith('/console/')
    && /^[a-z]+\.js$/.test(element.getAttribute('src'));
  const runs = 'script, base, object, embed, applet, portal, meta[http-equiv=refresh i]';
  const active = element => !ofOurs(element) && (element.matches(runs) || [...element.attributes].some(leadsToScript));
  const width = document.documentElement.clientWidth;
  const wide = width && document.documentElement.scrollWidth > width
    ? [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > width + 0.5) : [];
  return JSON.stringify({
    marks: window.pwned === undefined ? [] : [String(window.pwned)],
    active: [...document.querySelectorAll('*')].filter(active).map(described),
    wide: wide.slice(0, 5).map(described),
    text: document.body ? document.body.textContent : '',
  });
})()
