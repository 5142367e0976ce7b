"""The record on its way in and out: files chosen, looked at, brought in; everything taken away."""
