"""The two models that several benches differentiate, and their gradients in each framework."""

import peer


def perceptron(fw, inputs, hidden, outputs):
    """The parameters of a perceptron with one hidden layer, f32."""
    scale = 1.0 / inputs**0.5
    return [
        fw.tensor(peer.numbers((inputs, hidden), 11, "float32", -scale, scale)),
        fw.tensor(peer.numbers(hidden, 12, "float32")),
        fw.tensor(peer.numbers((hidden, outputs), 13, "float32", -0.1, 0.1)),
        fw.tensor(peer.numbers(outputs, 14, "float32")),
    ]


def perceptron_gradient(fw):
    """(parameters, x, y) to the gradients of the mean cross entropy; y holds the probabilities of the classes."""
    m = fw.m

    def log_softmax(z):
        return fw.jax.nn.log_softmax(z, 1) if fw.name == "jax" else m.log_softmax(z, 1)

    def loss(p, x, y):
        w1, b1, w2, b2 = p
        z = m.tanh(x @ w1 + b1) @ w2 + b2
        return -(log_softmax(z) * y).sum() / x.shape[0]

    if fw.name == "jax":
        return fw.jax.jit(fw.jax.grad(loss))

    def gradient(p, x, y):
        p = [w.detach().requires_grad_(True) for w in p]
        return m.autograd.grad(loss(p, x, y), p)

    return gradient


def per_example_gradient(fw):
    """(parameters, x, y) to the gradients of the cross entropy of each example."""
    m = fw.m

    def loss(p, x, y):
        w1, b1, w2, b2 = p
        z = m.tanh(x @ w1 + b1) @ w2 + b2
        log_softmax = fw.jax.nn.log_softmax(z) if fw.name == "jax" else m.log_softmax(z, 0)
        return -(log_softmax * y).sum()

    if fw.name == "jax":
        return fw.jax.jit(fw.jax.vmap(fw.jax.grad(loss), in_axes=(None, 0, 0)))
    return m.func.vmap(m.func.grad(loss), in_dims=(None, 0, 0))


def labels(fw, rows, classes):
    array = peer.np.zeros((rows, classes), "float32")
    array[peer.np.arange(rows), peer.np.arange(rows) * 7 % classes] = 1
    return fw.tensor(array)


def logistic_hvp(fw):
    """(w, v, x, y) to the product of v with the Hessian of the mean logistic loss at w."""
    m = fw.m

    def loss(w, x, y):
        z = x @ w
        return (m.log1p(m.exp(-m.abs(z))) + m.maximum(z, z * 0) - y * z).mean()

    if fw.name == "jax":
        jax = fw.jax
        return jax.jit(lambda w, v, x, y: jax.jvp(jax.grad(lambda u: loss(u, x, y)), (w,), (v,))[1])

    def product(w, v, x, y):
        w = w.detach().requires_grad_(True)
        (g,) = m.autograd.grad(loss(w, x, y), w, create_graph=True)
        return m.autograd.grad(g, w, v)[0]

    return product
