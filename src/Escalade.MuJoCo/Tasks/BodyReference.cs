using System.Text.Json.Serialization;
using Escalade.MuJoCo.Native;

namespace Escalade.MuJoCo.Tasks;

/// <summary>A body of a model, by id or by name.</summary>
/// <param name="Id">Index of the body, 0 for the world; used if there is no name.</param>
/// <param name="Name">What the model calls the body, or null.</param>
[JsonConverter(typeof(BodyReferenceConverter))]
internal readonly record struct BodyReference(int Id, string? Name = null)
{
    /// <summary>The body's index in a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parameter">The parameter to blame.</param>
    /// <exception cref="ArgumentException">The model has no such body.</exception>
    public unsafe int Resolve(MjModel* model, string parameter)
    {
        var id = Name is null ? Id : Mujoco.mj_name2id(model, Mujoco.ObjectBody, Name);
        return id >= 0 && id < model->nbody ? id
            : throw new ArgumentException(
                $"'{parameter}' is {Name ?? Id.ToString()}, but the model has only bodies 0 to {model->nbody - 1} and their names.", parameter);
    }
}
