"""One file per algorithm, and the provider. No science: layers in, core, layers out, messages."""
