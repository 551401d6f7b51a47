namespace Escalade.Physics.Models;

/// <summary>How the forces of contacts and limits are found.</summary>
public enum Solver
{
    /// <summary>Newton's method on accelerations (the primal problem), with an exact line search.</summary>
    Newton,

    /// <summary>Projected Gauss-Seidel on forces (the dual problem).</summary>
    ProjectedGaussSeidel,
}
