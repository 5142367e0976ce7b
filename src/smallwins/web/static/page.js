// Small things that need the device, and what works better with it. Served as one file with all it imports.
// Without this module every page works as plain links and forms.
import "./zone.js";
import "./toast.js";
import "./timer.js";
import "./press.js";
import "./copy.js";
import "./tenbox.js";
import "./lock.js";
import "./outbox.js";
import "./offline.js";
import "./hold.js";
import "./palette.js";
