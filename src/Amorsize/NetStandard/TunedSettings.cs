using System.Reflection;

namespace Amorsize;

/// <summary>
/// The settings of one workload. Workloads are measured for .NET 8 and later only: in a program of .NET Framework or of another .NET, loops run as
/// <see cref="Parallel"/> runs them by default, and <see cref="Reason"/> says so. A library of .NET Standard that runs in a program of .NET 8 or later gets
/// the measured settings, since that program has the other build of this assembly.
/// </summary>
#pragma warning disable CA1822 // The members are instance members for .NET 8, too.
public sealed partial class TunedSettings
{
    private TunedSettings(string name) => Name = name;

    /// <summary>The workload's name: the argument of <see cref="For(string)"/> that returns these settings.</summary>
    public string Name { get; }

    /// <summary>The number of processors.</summary>
    public int MaxDegreeOfParallelism => Environment.ProcessorCount;

    /// <summary>0, which leaves the partitioning to <see cref="Parallel"/>.</summary>
    public int ChunkSize => 0;

    /// <summary>On threads.</summary>
    public Execution Execution => Execution.Threads;

    /// <summary>1, since nothing was measured.</summary>
    public double Speedup => 1;

    /// <summary><see cref="SettingsSource.Default"/>.</summary>
    public SettingsSource Source => SettingsSource.Default;

    /// <summary>Why nothing better is known.</summary>
    public string Reason => "workloads are measured for .NET 8 and later, and this program runs on " + System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;

    /// <summary><see langword="null"/>, since nothing was measured.</summary>
    public DateTimeOffset? ProfiledAt => null;

    /// <summary>Returns the settings of a workload.</summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>.</param>
    /// <returns>The settings of <see cref="Parallel"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static TunedSettings For(string name) => new(name ?? throw new ArgumentNullException(nameof(name)));

    /// <summary>Returns the settings of a workload, or throws.</summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>.</param>
    /// <param name="required">Whether measured settings are required.</param>
    /// <returns>The settings of <see cref="Parallel"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="required"/> is true: nothing was measured.</exception>
    public static TunedSettings For(string name, bool required)
    {
        var settings = For(name);
        return required ? throw new InvalidOperationException($"The tuned settings of workload '{name}' are required, and there are none: {settings.Reason}.") : settings;
    }

    /// <summary>Returns the settings of a workload that an assembly flags.</summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>.</param>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The settings of <see cref="Parallel"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TunedSettings For(string name, Assembly assembly) => For(name, assembly, required: false);

    /// <summary>Returns the settings of a workload that an assembly flags, or throws.</summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>.</param>
    /// <param name="assembly">The assembly.</param>
    /// <param name="required">Whether measured settings are required.</param>
    /// <returns>The settings of <see cref="Parallel"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="required"/> is true: nothing was measured.</exception>
    public static TunedSettings For(string name, Assembly assembly, bool required) =>
        assembly is null ? throw new ArgumentNullException(nameof(assembly)) : For(name, required);

    /// <summary>Returns options for <see cref="Parallel"/> without a limit.</summary>
    /// <param name="cancellationToken">Cancels the loop.</param>
    /// <returns>New options for each call.</returns>
    public ParallelOptions ToParallelOptions(CancellationToken cancellationToken = default) => new() { CancellationToken = cancellationToken };

    /// <summary>Returns the workload's name and the reason in one sentence.</summary>
    public override string ToString() => $"{Name}: the framework default, because {Reason}";
}
