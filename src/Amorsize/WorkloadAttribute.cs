namespace Amorsize;

/// <summary>
/// Flags a method as a workload. <c>dotnet build</c> runs the method in a separate process on this machine and measures which settings make it fastest.
/// It writes them beside the assembly, where <see cref="TunedSettings.For(string)"/> finds them.
/// </summary>
/// <remarks>
/// The method has one of these forms. <c>R M(T item)</c> is one item of a data-parallel loop.
/// <c>Task M(T item)</c>, <c>ValueTask M(T item)</c> and their generic forms are one asynchronous item; each may also take a <see cref="CancellationToken"/>.
/// <c>R M(TunedSettings settings)</c> is a whole job. A lazy result, such as a sequence, is enumerated.
/// The method is static, or an instance method of a type with a public parameterless constructor or with a <see cref="WorkloadSetupAttribute"/>.
/// The build calls the method many times and from several threads at once, so it must be repeatable and thread-safe.
/// A method that breaks these rules is build error AMZ2004.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkloadAttribute : Attribute
{
    /// <summary>Flags a workload that is named <c>Type.Method</c>.</summary>
    public WorkloadAttribute()
    {
    }

    /// <summary>Flags a workload under the given name.</summary>
    /// <param name="name">The name that <see cref="TunedSettings.For(string)"/> takes; unique within the assembly.</param>
    public WorkloadAttribute(string name) => Name = name;

    /// <summary>The workload's name; <see langword="null"/> stands for <c>Type.Method</c>.</summary>
    public string? Name { get; }

    /// <summary>
    /// The name of the static property, field or parameterless method that returns the sample items: at least one; at most 10 million are read.
    /// They may be an asynchronous sequence, or a task of a sequence.
    /// The member belongs to the same type and may be private.
    /// A job (<c>R M(TunedSettings)</c>) and a test method with data rows need no such member.
    /// </summary>
    public string? Items { get; set; }

    /// <summary>The number of items of a loop in production, if it exceeds the sample items. 0, the default, means as many as the sample has.</summary>
    public int ItemCount { get; set; }

    /// <summary>The most workers that a plan may have. 0, the default, means no ceiling.</summary>
    public int MaxDegreeOfParallelism { get; set; }

    /// <summary>
    /// Patterns of the files that the workload depends on, relative to the project's folder and separated by semicolons, such as <c>data/**</c>. A change of
    /// their content makes the result stale. <c>*</c> and <c>?</c> stand for characters of a name, <c>**</c> for any number of folders.
    /// </summary>
    public string? Inputs { get; set; }

    /// <summary><see langword="false"/> makes the build ignore this attribute. The default is <see langword="true"/>.</summary>
    public bool Enabled { get; set; } = true;
}
