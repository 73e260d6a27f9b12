namespace Amorsize;

/// <summary>
/// Flags a method as a workload: <c>dotnet build</c> runs it out of process on this machine, measures which settings suit it best and writes
/// them beside the assembly, where <see cref="TunedSettings.For"/> finds them.
/// </summary>
/// <remarks>
/// Forms: <c>R M(T item)</c>, one item of a data-parallel loop; <c>Task M(T item)</c>, <c>ValueTask M(T item)</c> and their generic forms,
/// each optionally with a <see cref="CancellationToken"/>, one asynchronous item; <c>R M(TunedSettings settings)</c>, a whole job.
/// The method is static, or an instance method of a type with a public parameterless constructor. It is run many times, from many threads at
/// once, so it must be repeatable and thread-safe.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkloadAttribute : Attribute
{
    /// <summary>Flags a workload that is named <c>Type.Method</c>.</summary>
    public WorkloadAttribute()
    {
    }

    /// <summary>Flags a workload under a name of its own.</summary>
    /// <param name="name">The name that <see cref="TunedSettings.For"/> is asked for; unique within the assembly.</param>
    public WorkloadAttribute(string name) => Name = name;

    /// <summary>The workload's name; <see langword="null"/> stands for <c>Type.Method</c>.</summary>
    public string? Name { get; }

    /// <summary>
    /// The static property, field or parameterless method of the same type that gives the sample items. Not needed for a job
    /// (<c>R M(TunedSettings)</c>), nor on a test method with rows of its own.
    /// </summary>
    public string? Items { get; set; }

    /// <summary>How many items production has, when the sample is smaller; 0 (the default): as many as the sample.</summary>
    public int ItemCount { get; set; }

    /// <summary>The most workers that may be used; 0 (the default): no ceiling of your own.</summary>
    public int MaxDegreeOfParallelism { get; set; }

    /// <summary><see langword="false"/> takes the flag out of the build without deleting it.</summary>
    public bool Enabled { get; set; } = true;
}
