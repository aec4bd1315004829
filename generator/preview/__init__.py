"""The preview: watches the site folder, builds again after a change, and has the browser load what changed."""
