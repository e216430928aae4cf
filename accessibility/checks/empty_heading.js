const headings = audit.everywhere('h1, h2, h3, h4, h5, h6, [role=heading]').slice(0, 500).filter(element => audit.role(element) === 'heading');
if (!headings.length) return null;
return headings.filter(element => !audit.name(element) && audit.isExposed(element))
  .map(element => ({element, evidence: `The ${element.localName} is announced as a heading, and nothing is read.`}));
