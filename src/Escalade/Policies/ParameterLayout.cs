namespace Escalade.Policies;

/// <summary>A named tensor within the flat parameter vector.</summary>
/// <param name="Name">Such as <c>layer0.weight</c>.</param>
/// <param name="Shape">Row-major; a weight is <c>[inputs x outputs]</c>.</param>
/// <param name="Offset">Where it begins in the flat vector.</param>
public sealed record ParameterTensor(string Name, IReadOnlyList<int> Shape, int Offset)
{
    /// <summary>Numbers in the tensor.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>How a policy's parameters lie in one flat float32 vector.</summary>
public sealed class ParameterLayout
{
    private readonly List<ParameterTensor> _tensors = [];

    /// <summary>The tensors in order, without gaps.</summary>
    public IReadOnlyList<ParameterTensor> Tensors => _tensors;

    /// <summary>Numbers in the whole vector.</summary>
    public int Count { get; private set; }

    /// <summary>Appends a tensor and tells where it lies.</summary>
    /// <exception cref="ArgumentException">There would be more parameters than an array holds.</exception>
    public ParameterTensor Add(string name, params IReadOnlyList<int> shape)
    {
        if (Count + shape.Aggregate(1.0, static (product, size) => product * size) > Array.MaxLength)
        {
            throw new ArgumentException(
                $"With {name} [{string.Join(" x ", shape)}] the policy has too many parameters.", nameof(shape));
        }
        var tensor = new ParameterTensor(name, shape, Count);
        _tensors.Add(tensor);
        Count += tensor.Length;
        return tensor;
    }
}
