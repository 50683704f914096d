// What the staff pages load; every page also works without it.
import "./js/htmx.js";
import "./js/ime.js";
import "./js/busy.js";
import "./js/toast.js";
import "./js/focus.js";
import "./js/draft.js";
import "./js/left.js";
import "./js/reveal.js";
import "./js/folds.js";
import "./js/keys.js";
import "./js/list-keys.js";
import "./js/command.js";
import "./js/board.js";
import "./js/composer.js";
import "./js/read-aloud.js";
import "./js/install.js";
