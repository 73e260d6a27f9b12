using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security;
using Amorsize.Settings;

namespace Amorsize;

// Finding the settings of a workload.
public sealed partial class TunedSettings
{
    /// <summary>
    /// Returns the settings of a workload, from the <c>*.amorsize.json</c> files beside the application, beside its executable, and beside the calling assembly.
    /// Each file is read once. The method can be called from several threads at once.
    /// </summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>. Upper and lower case differ.</param>
    /// <returns>
    /// The settings. A missing, unreadable or foreign file is no error: the settings are then those of <see cref="Parallel"/>, and
    /// <see cref="Source"/> and <see cref="Reason"/> say so.
    /// </returns>
    /// <remarks>
    /// If several assemblies flag the same name, the calling assembly gets its own settings. Native AOT does not tell the caller: pass the assembly to
    /// <see cref="For(string, Assembly)"/> there.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <example><code>TunedSettings.For("thumbnails").ForEach(photos, photo => Resize(photo));</code></example>
    [DynamicSecurityMethod]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TunedSettings For(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ProcessSettings.For(name, ProcessSettings.IsAheadOfTime ? null : Assembly.GetCallingAssembly());
    }

    /// <summary>Returns the settings of a workload, as <see cref="For(string)"/> does, or throws.</summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>. Upper and lower case differ.</param>
    /// <param name="required">Whether to throw if no usable settings are found. A program that must not run untuned sets it.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// <paramref name="required"/> is true, and <see cref="Source"/> would be <see cref="SettingsSource.Default"/>. The message has the reason.
    /// </exception>
    [DynamicSecurityMethod]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TunedSettings For(string name, bool required)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Required(ProcessSettings.For(name, ProcessSettings.IsAheadOfTime ? null : Assembly.GetCallingAssembly()), required);
    }

    /// <summary>Returns the settings of a workload that an assembly flags. Plug-ins and libraries use it to name themselves.</summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>. Upper and lower case differ.</param>
    /// <param name="assembly">The assembly whose file is looked at first, beside the assembly and then beside the application.</param>
    /// <returns>The settings; see <see cref="For(string)"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <example><code>TunedSettings.For("roots", typeof(Library).Assembly)</code></example>
    public static TunedSettings For(string name, Assembly assembly) => For(name, assembly, required: false);

    /// <summary>Returns the settings of a workload that an assembly flags, or throws.</summary>
    /// <param name="name">The name given to <see cref="WorkloadAttribute"/>, or <c>Type.Method</c>. Upper and lower case differ.</param>
    /// <param name="assembly">The assembly whose file is looked at first.</param>
    /// <param name="required">Whether to throw if no usable settings are found.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="required"/> is true, and no usable settings are found. The message has the reason.</exception>
    public static TunedSettings For(string name, Assembly assembly, bool required)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(assembly);
        return Required(ProcessSettings.For(name, assembly), required);
    }

    private static TunedSettings Required(TunedSettings settings, bool required) => required && settings.Source == SettingsSource.Default
        ? throw new InvalidOperationException(
            $"The tuned settings of workload '{settings.Name}' are required, and there are none: {settings.Reason}. Build the project on a machine that may measure, or deploy its *{SettingsKeys.FileSuffix}.")
        : settings;
}
