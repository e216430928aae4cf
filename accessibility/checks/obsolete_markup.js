const found = audit.all('marquee, blink').filter(one => audit.isVisible(one) && audit.tidy(one.textContent)).slice(0, 5).map(element => ({element, certain: element.localName === 'marquee' && element.getAttribute('loop') !== '1', criteria: ['2.2.2'], evidence: `A ${element.localName} moves or blinks, and nothing stops it.`}));
const say = (elements, what) => { if (elements.length) found.push({element: elements[0], certain: false, criteria: [], evidence: `${elements.length} × ${what}.`}); };
for (const name of ['font', 'center', 'big', 'strike', 'tt', 'basefont', 'dir', 'frame', 'frameset', 'applet', 'acronym', 'nobr', 'u', 'plaintext', 'xmp', 'spacer']) {
  if (name === 'u') continue;
  say(audit.all(name), `${name}, which is obsolete`);
}
say(audit.all('[bgcolor], body[text], body[link], [color]:not(svg *, font, link, meta, hr), [align]:not(svg *), [valign], table[border]:not([border="0"], [border="1"], [border=""]), [hspace], [vspace]'), 'an attribute for looks, which is obsolete');
const painted = audit.all('body [style*=color]').filter(one => /(?:^|;)\s*(?:background-)?color\s*:/i.test(one.getAttribute('style')) && !one.closest('svg') && audit.tidy(one.textContent) && audit.isVisible(one));
say(painted, 'a colour set in a style attribute, which style sheets of readers cannot undo');
return found;
