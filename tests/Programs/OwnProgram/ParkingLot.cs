using Escalade.Environments;

namespace OwnProgram;

/// <summary>A simulator of one task: the same as Parking-v1, played one episode at a time.</summary>
internal sealed class ParkingLot : ISimulator
{
    public string Name => "Parking lot";

    public IReadOnlyList<TaskDefinition> Tasks { get; } =
        [new TaskDefinition("PlainParking-v1", "plain-parking", "The same, one episode at a time.", "parking 1.0", [], _ => new Parking())];

    public IReadOnlyList<SimulatorCheck> Check() =>
        [new SimulatorCheck("barrier", Environment.GetEnvironmentVariable("PARKING_CLOSED") is null, "the lot's; see PARKING_CLOSED")];
}
