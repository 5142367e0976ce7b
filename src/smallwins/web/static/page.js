// Small things that need the device: its time zone, the toast's eight seconds, and running timers.
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
