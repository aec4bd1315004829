{# How many articles each tag had lately: for page.js, which says on the front page which tags are moving. #}
/* Dateline */
archiveMoving({{ page.month | tojson }}, {{ page.totals | tojson }}, {{ page.tags | tojson }});
