"""One file per algorithm, named by its id. No science: layers in, core, layers out."""
