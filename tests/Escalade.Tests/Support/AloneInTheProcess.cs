namespace Escalade.Tests.Support;

/// <summary>
/// Tests that run beside no others: those that count what all threads allocate, and those that start processes, as a child may hold a
/// lock that another test has taken until it has become the program it is to be.
/// </summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
