"""JAX with the whole training compiled: `lax.scan` under `jit`, the batch as the last axis, 64-bit."""

from functools import partial

import jax
import jax.numpy as jnp

import cases

jax.config.update("jax_enable_x64", True)


def forward(parameters, values, activation):
    for weight, bias in parameters[:-1]:
        values = activation(weight @ values + bias)
    weight, bias = parameters[-1]
    return weight @ values + bias


def half_square(outputs, targets):
    return 0.5 * jnp.mean(jnp.sum((outputs - targets) ** 2, axis=0))


def cross_entropy(outputs, chosen):
    return -jnp.mean(jnp.sum(jax.nn.log_softmax(outputs, axis=0) * chosen, axis=0))


def slope(loss, activation):
    return jax.value_and_grad(lambda parameters, x, y: loss(forward(parameters, x, activation), y))


@partial(jax.jit, static_argnums=(3, 4))
def descend(parameters, x, y, case, steps):
    loss, activation, rate = (
        (cross_entropy, jax.nn.relu, 1.0) if case == "spiral" else (half_square, jnp.tanh, cases.SMALL_RATE)
    )
    differentiate = slope(loss, activation)

    def step(parameters, _):
        value, gradient = differentiate(parameters, x, y)
        return jax.tree.map(lambda p, g: p - rate * g, parameters, gradient), value

    return jax.lax.scan(step, parameters, None, length=steps)


@jax.jit
def adam(parameters, x, y, batches):
    differentiate = slope(cross_entropy, jax.nn.relu)

    def step(state, batch):
        parameters, first, second, power1, power2 = state
        value, gradient = differentiate(parameters, x[batch].T, y[batch].T)
        power1, power2 = power1 * 0.9, power2 * 0.999
        first = jax.tree.map(lambda m, g: m + 0.1 * (g - m), first, gradient)
        second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradient)
        change = lambda p, m, v: p - 1e-3 / (1 - power1) * m / (jnp.sqrt(v / (1 - power2)) + 1e-8)
        return (jax.tree.map(change, parameters, first, second), first, second, power1, power2), value

    zeros = jax.tree.map(jnp.zeros_like, parameters)
    return jax.lax.scan(step, (parameters, zeros, zeros, 1.0, 1.0), batches)


def measure(case, steps):
    x, y, parameters = (
        cases.small(case) if case.startswith("small") else cases.spiral() if case == "spiral" else cases.large()
    )
    parameters = [(jnp.array(weight), jnp.array(bias)[:, None]) for weight, bias in parameters]
    if case == "large":
        arguments = parameters, jnp.array(x), jax.nn.one_hot(y, 10), jnp.array(cases.batches(steps))
        return cases.timed(lambda: jax.block_until_ready(adam(*arguments))[1][-1])
    targets = jax.nn.one_hot(y, 3).T if case == "spiral" else jnp.array(y.T)
    inputs = jnp.array(x.T)
    return cases.timed(lambda: jax.block_until_ready(descend(parameters, inputs, targets, case, steps))[1][-1])
