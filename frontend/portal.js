// What the residents' pages load; every page also works without it.
import "./js/htmx.js";
import "./js/ime.js";
import "./js/busy.js";
import "./js/toast.js";
import "./js/focus.js";
import "./js/draft.js";
import "./js/left.js";
import "./js/folds.js";
import "./js/read-aloud.js";
import "./js/install.js";
