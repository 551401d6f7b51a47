namespace Escalade.Policies;

/// <summary>The function applied to each hidden unit.</summary>
public enum Activation
{
    /// <summary>Hyperbolic tangent, the paper's choice for MuJoCo.</summary>
    Tanh,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x above zero, e^x - 1 below (Clevert et al. 2016).</summary>
    Elu,

    /// <summary>+1 or -1: a binary network, which has no useful gradient and needs none here.</summary>
    Sign,
}
