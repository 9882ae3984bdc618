using System.Globalization;

namespace KobanBot.Dev;

/// <summary>What was asked for on the command line.</summary>
public sealed record DevelopmentOptions
{
    public const string Usage = """
        dotnet run --project dev -- templates    (makes the templates of the forms)
        dotnet run --project dev -- package      (makes the app package, see manifest/README.md)
        dotnet run --project dev -- [--as KEY] [--fresh] [--full] [--port N] [--playground-port N]

          --as KEY              the person who speaks (default: lead; an unknown key shows them all)
          --fresh               start with an empty store and import the sample anew
          --full                the whole sample prefecture instead of the small one
          --port N              the bot's port (default: 3978)
          --playground-port N   the chat's port (default: 56150)
        """;

    public string PersonaKey { get; private init; } = "lead";

    public bool Fresh { get; private init; }

    public bool Full { get; private init; }

    public int Port { get; private init; } = 3978;

    public int PlaygroundPort { get; private init; } = 56150;

    /// <exception cref="DevelopmentException">An argument is unknown, or its value is none.</exception>
    public static DevelopmentOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new DevelopmentOptions();
        for (var index = 0; index < arguments.Count; index++)
        {
            options = arguments[index] switch
            {
                "--fresh" => options with { Fresh = true },
                "--full" => options with { Full = true },
                "--as" => options with { PersonaKey = Value(arguments, ref index) },
                "--port" => options with { Port = PortNumber(arguments, ref index) },
                "--playground-port" => options with { PlaygroundPort = PortNumber(arguments, ref index) },
                var unknown => throw new DevelopmentException(
                    $"The argument {unknown} is not known; use:{Environment.NewLine}{Environment.NewLine}{Usage}"
                ),
            };
        }

        return options;
    }

    private static string Value(IReadOnlyList<string> arguments, ref int index) =>
        ++index < arguments.Count ? arguments[index] : throw new DevelopmentException($"{arguments[index - 1]} needs a value after it.");

    private static int PortNumber(IReadOnlyList<string> arguments, ref int index)
    {
        var option = arguments[index];
        var value = Value(arguments, ref index);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new DevelopmentException($"{option} needs a port number from 1 to 65535, not {value}.");
    }
}
