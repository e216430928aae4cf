// Puts the page back as it was before letters were hidden.
document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== window.auditSheet);
if (window.auditScroll) scrollTo({left: window.auditScroll[0], top: window.auditScroll[1], behavior: 'instant'});
delete window.auditSheet; delete window.auditScroll; delete window.auditScreen; delete window.auditTexts;
