namespace Amorsize;

/// <summary>
/// Marks a method that prepares workloads before they are measured. It runs once in the process that measures, and its time does not count.
/// </summary>
/// <remarks>
/// The method is static, takes no parameters, and may be asynchronous. It returns nothing, the instance on which the flagged instance methods are called, or an
/// <see cref="IServiceProvider"/> that has that instance or the arguments of its constructor.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkloadSetupAttribute : Attribute
{
    /// <summary>Prepares the workloads of the type that declares the method.</summary>
    public WorkloadSetupAttribute()
    {
    }

    /// <summary>Prepares the workloads of another type in the same assembly.</summary>
    /// <param name="type">The type that flags the workloads.</param>
    public WorkloadSetupAttribute(Type type) => Type = type;

    /// <summary>The type that flags the workloads; <see langword="null"/> stands for the type that declares the method.</summary>
    public Type? Type { get; }
}
