using Escalade.Noise;

namespace Escalade.Strategies;

/// <summary>
/// What a strategy remembers from generation to generation: the parameters it is at, and whatever it declares by name. All of it is
/// hashed, kept in checkpoints and sent to workers.
/// </summary>
public sealed class SearchState
{
    private readonly List<StateArray> _arrays = [];
    private readonly List<string> _scalarNames = [];
    private double[] _scalars = [];
    private float[][] _vectors = [];

    /// <param name="strategy">Declares what it remembers.</param>
    /// <param name="seed">Names all of the run's noise.</param>
    /// <param name="parameters">The first parameters; the state's from now on.</param>
    /// <param name="behaviorSize">Numbers in a behaviour; 0 for tasks that have none.</param>
    public SearchState(StrategySpec strategy, ulong seed, float[] parameters, int behaviorSize = 0)
    {
        (Seed, Parameters, BehaviorSize) = (seed, parameters, behaviorSize);
        strategy.Declare(this);
    }

    /// <summary>The run's seed.</summary>
    public ulong Seed { get; }

    /// <summary>Generations folded so far.</summary>
    public int Generation { get; internal set; }

    /// <summary>Where the search is: the unperturbed parameters, <c>[dimension]</c>.</summary>
    public float[] Parameters { get; }

    /// <summary>Numbers in a behaviour; 0 for tasks that have none.</summary>
    public int BehaviorSize { get; }

    /// <summary>All vectors as long as the parameters, in the order in which they were declared.</summary>
    internal float[][] Vectors => _vectors;

    internal IReadOnlyList<StateArray> Arrays => _arrays;

    internal IReadOnlyList<string> ScalarNames => _scalarNames;

    internal Span<double> Scalars => _scalars;

    /// <summary>Declares a vector as long as the parameters.</summary>
    /// <param name="name">Its name, unique among arrays.</param>
    /// <param name="value">What it begins with.</param>
    public void DeclareVector(string name, float value = 0)
    {
        var vector = Declare<float>(name, grows: false, Parameters.Length);
        vector.Values.Fill(value);
        _vectors = [.. _vectors, vector.Storage];
    }

    /// <summary>Declares an array of zeros.</summary>
    /// <typeparam name="T">float, double, int, long, ulong or byte.</typeparam>
    /// <param name="name">Its name, unique among arrays.</param>
    /// <param name="grows">Whether its first dimension may change.</param>
    /// <param name="shape">Its first shape; row-major.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public StateArray<T> Declare<T>(string name, bool grows, params int[] shape)
        where T : unmanaged
    {
        if (_arrays.Exists(array => array.Name == name))
        {
            throw new ArgumentException($"There is an array '{name}' already.", nameof(name));
        }
        var array = new StateArray<T>(name, grows, shape);
        _arrays.Add(array);
        return array;
    }

    /// <summary>Declares a scalar.</summary>
    /// <param name="name">Its name, unique among scalars.</param>
    /// <param name="value">What it begins with.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void DeclareScalar(string name, double value)
    {
        if (_scalarNames.Contains(name))
        {
            throw new ArgumentException($"There is a scalar '{name}' already.", nameof(name));
        }
        _scalarNames.Add(name);
        _scalars = [.. _scalars, value];
    }

    /// <summary>A vector as long as the parameters.</summary>
    /// <exception cref="KeyNotFoundException">None of that name was declared.</exception>
    public float[] Vector(string name) => Array<float>(name).Storage;

    /// <summary>An array.</summary>
    /// <exception cref="KeyNotFoundException">None of that name and type was declared.</exception>
    public StateArray<T> Array<T>(string name)
        where T : unmanaged
    {
        foreach (var array in _arrays)
        {
            if (array.Name == name && array is StateArray<T> found)
            {
                return found;
            }
        }
        throw new KeyNotFoundException($"The strategy declared no array '{name}' of {typeof(T).Name}.");
    }

    /// <summary>A scalar, to read or to set.</summary>
    /// <exception cref="KeyNotFoundException">None of that name was declared.</exception>
    public ref double Scalar(string name)
    {
        var index = _scalarNames.IndexOf(name);
        return ref index >= 0 ? ref _scalars[index] : ref NotDeclared(name);
    }

    /// <summary>Names a vector of perturbations of this generation; see <see cref="GaussianNoise"/>.</summary>
    /// <param name="index">Such as the candidate's, from 0.</param>
    public NoiseKey NoiseOf(int index) => new(Seed, Generation, index, NoisePurpose.Perturbation);

    private static ref double NotDeclared(string name) =>
        throw new KeyNotFoundException($"The strategy declared no scalar '{name}'.");
}
