const title = document.querySelector('title');
return audit.tidy(document.title) ? [] : [{element: title, evidence: title ? 'The title is empty.' : 'There is no title element.'}];
