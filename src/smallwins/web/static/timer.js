// Timers that go on when the page is closed: their start is kept on this device.
