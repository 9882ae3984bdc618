using System.Reflection;
using KobanBot.Architecture.Tests.Tools;

namespace KobanBot.Architecture.Tests.Infra;

/// <summary>The Bicep compiler that the project file downloads as a NuGet package.</summary>
internal static class Bicep
{
    private const string NotHere =
        "The project references the Bicep compiler for Linux on x64 only (Azure.Bicep.CommandLine.linux-x64), so infra/ is not compiled on "
        + "this machine; CI does it. With the Azure CLI: az bicep build --file infra/main.bicep";

    private static readonly string Program = typeof(Bicep)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "BicepCompiler")
        .Value!;

    private static readonly Lazy<Task<CommandLine.Finished>> Built = new(() =>
        RunAsync("build", Repository.At("infra", "main.bicep"), "--stdout")
    );

    /// <summary>main.bicep with all its modules, compiled once: the ARM template is the output, every remark of the compiler an error.</summary>
    public static Task<CommandLine.Finished> BuildMainAsync()
    {
        SkipWhereThereIsNone();
        return Built.Value;
    }

    public static Task<CommandLine.Finished> RunAsync(params string[] arguments)
    {
        SkipWhereThereIsNone();
        return CommandLine.RunAsync(Program, arguments, TestContext.Current.CancellationToken);
    }

    private static void SkipWhereThereIsNone() => Assert.SkipWhen(Program == "", NotHere);
}
