namespace Escalade.Policies;

/// <summary>Convolutions over square frames, dense layers, linear outputs; each hidden layer normalised and rectified.</summary>
internal sealed class ConvolutionalPolicy : IReferencePolicy
{
    private readonly PatchLayer[] _layers;
    private readonly VirtualBatchNormalization[] _normalizations;
    private readonly float[][] _units;
    private readonly DenseLayer _output;
    private readonly float[] _result;
    private readonly float _inputScale;
    private readonly float _outputNorm;
    private readonly int[][] _batchPlaces;
    private float[][] _activations = [];
    private ReadOnlyMemory<float> _reference;

    /// <param name="spec">The layers.</param>
    /// <param name="observationSize">Numbers in an observation: square frames, one after another.</param>
    /// <param name="outputSize">Numbers out.</param>
    /// <exception cref="ArgumentException">The observation is not so many square frames, or a kernel is larger than its input.</exception>
    public ConvolutionalPolicy(ConvolutionalPolicySpec spec, int observationSize, int outputSize)
    {
        (ObservationSize, OutputSize, ReferenceSize) = (observationSize, outputSize, spec.ReferenceSize);
        (_inputScale, _outputNorm) = ((float)spec.InputScale, (float)spec.OutputNorm);
        var size = (int)Math.Sqrt(observationSize / spec.Frames);
        if (spec.Frames * size * size != observationSize)
        {
            throw new ArgumentException(
                $"A convolutional policy sees {spec.Frames} square frames; an observation of {observationSize} numbers is not that.");
        }
        var input = Image.OfFrames(spec.Frames, size);
        List<PatchLayer> layers = [];
        List<VirtualBatchNormalization> normalizations = [];
        foreach (var convolution in spec.Convolutions)
        {
            if (convolution.Size > input.Size)
            {
                throw new ArgumentException(
                    $"A kernel of {convolution.Size} x {convolution.Size} does not fit into {input.Size} x {input.Size}.");
            }
            Add(input.Taps(convolution.Size), input.Places(convolution.Size, convolution.Stride), convolution.Filters);
            input = Image.OfPlaces((input.Size - convolution.Size) / convolution.Stride + 1, convolution.Filters, layers[^1].Stride);
        }
        foreach (var units in spec.Hidden)
        {
            Add(input.Taps(input.Size), [0], units);
            input = Image.OfPlaces(1, units, layers[^1].Stride);
        }
        (_layers, _normalizations) = ([.. layers], [.. normalizations]);
        _output = new DenseLayer(Layout, "output", spec.Hidden.Count > 0 ? spec.Hidden[^1] : input.Length, outputSize, hasBias: true);
        _units = [.. _layers.Select(layer => new float[layer.Length])];
        _result = new float[_output.Stride];
        // A dense layer takes the whole batch at once: each of its many weights is then read once for several observations.
        _batchPlaces = [.. _layers.Select((_, i) => Enumerable.Range(0, ReferenceSize).Select(n => n * InputLength(i)).ToArray())];

        void Add(int[] taps, int[] places, int outputs)
        {
            var name = $"layer{layers.Count}";
            layers.Add(new PatchLayer(Layout, name, taps, places, outputs));
            normalizations.Add(new VirtualBatchNormalization(Layout, name, layers[^1], ReferenceSize > 0));
        }
    }

    public ParameterLayout Layout { get; } = new();

    public int ObservationSize { get; }

    public int OutputSize { get; }

    public int ReferenceSize { get; }

    public void Initialize(ulong seed, Span<float> parameters)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].Initialize(seed, i, parameters);
            _normalizations[i].Initialize(parameters);
        }
        _output.Initialize(seed, _layers.Length, _outputNorm, parameters);
    }

    public void SetReference(ReadOnlyMemory<float> observations)
    {
        if (observations.Length != ReferenceSize * ObservationSize)
        {
            throw new ArgumentException(
                $"The reference batch has {observations.Length} numbers, not {ReferenceSize} x {ObservationSize}.", nameof(observations));
        }
        _reference = observations;
        _activations = [.. _layers.Select(layer => new float[ReferenceSize * layer.Length])];
    }

    public void SetParameters(ReadOnlySpan<float> parameters)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].SetParameters(parameters, i == 0 ? _inputScale : 1);
            _normalizations[i].SetParameters(parameters);
        }
        _output.SetParameters(parameters);
        if (ReferenceSize > 0)
        {
            MeasureReference();
        }
    }

    public void Reset() { }

    public void Act(ReadOnlySpan<float> observation, Span<float> output)
    {
        var input = observation;
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].Apply(input, _units[i]);
            _normalizations[i].Apply(_units[i]);
            input = _units[i];
        }
        _output.Apply(input, _result);
        _result.AsSpan(0, OutputSize).CopyTo(output);
    }

    /// <summary>Runs the reference batch through the network: a layer's outputs set its normalisation and, normalised, feed the next layer.</summary>
    private void MeasureReference()
    {
        if (_activations.Length == 0)
        {
            throw new InvalidOperationException("The policy has not been given its reference batch.");
        }
        var input = _reference.Span;
        for (var i = 0; i < _layers.Length; i++)
        {
            var (layer, answers, inputLength) = (_layers[i], _activations[i], InputLength(i));
            if (layer.Length == layer.Stride)
            {
                layer.Apply(input, _batchPlaces[i], answers);
            }
            else
            {
                for (var n = 0; n < ReferenceSize; n++)
                {
                    layer.Apply(input.Slice(n * inputLength, inputLength), answers.AsSpan(n * layer.Length, layer.Length));
                }
            }
            _normalizations[i].Measure(answers, ReferenceSize);
            _normalizations[i].Apply(answers);
            input = answers;
        }
    }

    private int InputLength(int layer) => layer == 0 ? ObservationSize : _layers[layer - 1].Length;

    /// <summary>How a layer's square input lies in memory.</summary>
    private readonly record struct Image(int Size, int Channels, int ChannelStep, int ColumnStep, int RowStep)
    {
        public int Length => Size * RowStep;

        /// <summary>Frame after frame.</summary>
        public static Image OfFrames(int frames, int size) => new(size, frames, size * size, 1, size);

        /// <summary>Place after place, each with its channels.</summary>
        public static Image OfPlaces(int size, int channels, int stride) => new(size, channels, 1, stride, size * stride);

        /// <summary>A kernel's inputs, channel by channel, row by row.</summary>
        public int[] Taps(int kernel)
        {
            var image = this;
            return
            [
                .. from channel in Enumerable.Range(0, Channels)
                   from row in Enumerable.Range(0, kernel)
                   from column in Enumerable.Range(0, kernel)
                   select channel * image.ChannelStep + row * image.RowStep + column * image.ColumnStep,
            ];
        }

        /// <summary>Where a kernel is put, row by row.</summary>
        public int[] Places(int kernel, int stride)
        {
            var image = this;
            var count = (Size - kernel) / stride + 1;
            return
            [
                .. from row in Enumerable.Range(0, count)
                   from column in Enumerable.Range(0, count)
                   select stride * (row * image.RowStep + column * image.ColumnStep),
            ];
        }
    }
}
