"""How the empty shell of a single-page application shows in markup."""

import re

ROOT = re.compile(
    r"<(?:div|main|body|section)[^<>]{0,300}\bid\s*=\s*[\"']?(?:root|app|application|__next|__nuxt|q-app|svelte|main-app|app-root|reactroot|react-root|"
    r"vue-app|ember-app|gatsby-focus-wrapper|___gatsby)\b"
    r"|<(?:app-root|my-app|ng-view|ui-view|router-view|flt-glass-pane|app-main)\b|\bng-app\b|data-reactroot|\bv-cloak\b|flutter_bootstrap|flutter\.js|"
    r"main\.dart\.js|__next_data__|__nuxt__|webpackjsonp"
)
MODULE = re.compile(r"type\s*=\s*[\"']?module")
