"""What a device needs to be of use without a network: a manifest, a worker, an outbox, one tap from home."""
