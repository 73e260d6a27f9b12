namespace Amorsize.Discovery.Workloads;

/// <summary>
/// The sentences of AMZ2004, each without its full stop: why a flag cannot work, and what to do. The scan of an assembly and the analyzer of its source share
/// them, so that build and editor say the same.
/// </summary>
internal static class MistakeText
{
    public const string BlankName = "Its name is blank; give it one, or leave it out to have the workload called Type.Method";

    public const string NoItems = "It has no Items; name a static member that gives them, as in [Workload(Items = nameof(Samples))]";

    public const string GenericMethod = "The method is generic, and a build cannot choose its type arguments; flag a method that is not generic and calls this one";

    public const string GenericType = "Its type is generic, and a build cannot choose the type arguments; flag a method of a type that is not generic";

    public const string CapturingFunction =
        "It is a lambda or a local function that uses variables around it, which a build does not have; flag a method, or a static local function";

    public const string AbstractMethod = "The method is abstract; flag a method that implements it";

    public const string NoBody = "The method has no body in this assembly; flag a method that calls it";

    public const string AsyncVoid = "The method is async void, so its end cannot be awaited; return Task instead";

    public const string ArgumentList = "It takes a variable argument list (__arglist), which the profiler cannot pass; take one item, as in R M(T item)";

    public const string RowsWithoutParameter =
        "It is a test with data rows but has no parameters, so the values cannot be passed; declare a parameter for each value, or remove the data rows";

    public const string NoParameter = "It takes no parameter; take one item, as in R M(T item), or the settings of a whole job, as in R M(TunedSettings settings)";

    public const string LazyResult =
        "It returns a Lazy<T>, which does its work only when its value is read, so the measurement would see none of it; return the value itself";

    public const string FunctionResult =
        "It returns a Func<T>, which does its work only when it is called, so the measurement would see none of it; call it, and return its result";

    public const string DelegateResult =
        "It returns a delegate without parameters or with a CancellationToken only, which does its work only when it is called, so the measurement would see none of it; call it, and return its result";

    public const string ObservableResult =
        "It returns an IObservable<T>, which does its work only for a subscriber, so the measurement would see none of it; return a task of the last item, or the items as a sequence";

    public const string EnumeratorResult =
        "It returns an enumerator, which does its work only when it is moved, so the measurement would see none of it; return the sequence itself";

    public const string AwaitableResult = "It returns an awaitable type that is no task, so its end cannot be awaited; return Task or ValueTask";

    public const string AsynchronousPatternResult =
        "It returns an asynchronous sequence that is no IAsyncEnumerable<T>, so the measurement would see none of its work; return the sequence itself, without ConfigureAwait or WithCancellation";

    public const string UnstartedTask = "It returns a task that was not started, so its end cannot be awaited; start it, or return Task.Run(...)";

    public const string TaskBehindObject =
        "It returns an object that must be awaited, such as a task, so the measurement would not see its end; declare the task as the type of the result";

    public const string ItemsWithoutGetter = "is a property without a getter; give it one";

    public const string ItemsOfInstance = "is an instance member; make it static";

    public const string ItemsOfGenericMethod = "is a generic method, and a build cannot choose its type arguments; name one that is not";

    public const string ItemsWithParameters = "takes parameters, and a build has none to give; name a member without";

    public const string ItemsOfNothing = "returns nothing; return a sequence of the items, such as IEnumerable<T> or an array";

    public static string NegativeItemCount(int count) =>
        $"Its ItemCount is {count}; it must not be negative: set it to the number of items of the production loop, or to 0 for the number of sample items";

    public static string NegativeMaxDegreeOfParallelism(int degree) =>
        $"Its MaxDegreeOfParallelism is {degree}; it must not be negative: set it to the most workers that may be used, or to 0 for no ceiling";

    public static string InstanceOfInterface(string type) =>
        $"It is an instance method of the interface {type}, of which the profiler can make no instance; make the method static, or flag one that implements it";

    public static string InstanceOfAbstractType(string type) => $"It is an instance method of {type}, which is abstract; make the method static, or flag one of a derived type";

    public static string InstanceOfRefStruct(string type) => $"It is an instance method of {type}, which is a ref struct; make the method static";

    public static string InstanceWithoutConstructor(string type) =>
        $"It is an instance method of {type}, which has no public constructor without parameters; add one, make the method static, or give the instance with a [WorkloadSetup] method";

    /// <param name="attribute">The attribute without brackets, such as WorkloadSetup.</param>
    /// <param name="one">A method with the attribute, as Type.Method.</param>
    /// <param name="other">Another one for the same type.</param>
    public static string SeveralPreparations(string attribute, string one, string other) => $"Its type has two methods with [{attribute}], {one} and {other}; keep one of them";

    /// <param name="attribute">The attribute without brackets, such as WorkloadSetup.</param>
    /// <param name="method">The method, as Type.Method.</param>
    /// <param name="maxParameters">The number of parameters that it may have.</param>
    public static string UnusablePreparation(string attribute, string method, int maxParameters) => maxParameters == 0
        ? $"Its [{attribute}] method {method} cannot be called; make it static, not generic and without parameters"
        : $"Its [{attribute}] method {method} cannot be called; make it static, not generic, and without parameters or with the result of [WorkloadSetup] as its one";

    /// <param name="attribute">The attribute without brackets, such as WorkloadSetup.</param>
    /// <param name="method">The method, as Type.Method.</param>
    public static string AsyncVoidPreparation(string attribute, string method) => $"Its [{attribute}] method {method} is async void, so its end cannot be awaited; return Task instead";

    public static string ByReference(string type) => $"It takes {type} by reference (ref, in or out); take it by value";

    public static string ParameterCannotBePassed(string type) =>
        $"It takes {type}, a pointer or ref struct, which a profiler cannot pass; take an array, Memory<T> or another ordinary type";

    public static string ResultCannotBeReceived(string type) => $"It returns {type}, a reference, pointer or ref struct, which a profiler cannot receive; return an ordinary type";

    public static string TooManyParameters(int count) =>
        $"It takes {count} parameters; the forms are R M(T item), Task M(T item), Task M(T item, CancellationToken ct) and R M(TunedSettings settings)";

    /// <param name="name">The name that Items gives.</param>
    /// <param name="type">The type that has no such member.</param>
    public static string ItemsMissing(string name, string type) =>
        $"Items names '{name}', but {type} declares no property, field or method of that name; declare it there as a static member, or correct the name";

    /// <param name="name">The name that Items gives.</param>
    /// <param name="mistake">Why that member cannot supply items.</param>
    public static string OfItems(string name, string mistake) => $"Items names '{name}', which {mistake}";

    public static string ItemsOfSingleValue(string type) => $"is of type {type} and so gives no items; make it a sequence of them, such as IEnumerable<T> or an array";

    public static string ItemsOfWrongType(string name, string itemType, string parameterType) =>
        $"The items member '{name}' gives an item of type {itemType}, the method takes {parameterType}";

    public static string SameName(string otherMethod, string name) => $"{otherMethod} is a workload named '{name}' as well; give each a name of its own";
}
