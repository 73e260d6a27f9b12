namespace Amorsize;

/// <summary>
/// Marks a method that cleans up after workloads were measured. It runs once in the process that measured, and its time does not count.
/// </summary>
/// <remarks>
/// The method is static and may be asynchronous. It takes no parameters, or one: what the method with <see cref="WorkloadSetupAttribute"/> returned.
/// It does not run after a workload that crashed or was stopped.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkloadCleanupAttribute : Attribute
{
    /// <summary>Cleans up after the workloads of the type that declares the method.</summary>
    public WorkloadCleanupAttribute()
    {
    }

    /// <summary>Cleans up after the workloads of another type in the same assembly.</summary>
    /// <param name="type">The type that flags the workloads.</param>
    public WorkloadCleanupAttribute(Type type) => Type = type;

    /// <summary>The type that flags the workloads; <see langword="null"/> stands for the type that declares the method.</summary>
    public Type? Type { get; }
}
