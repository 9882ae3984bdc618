namespace KobanBot.Dev;

/// <summary>A fictitious person of the sample who can speak in the Playground, by the key of `--as`.</summary>
public sealed record Persona(string Key, string Label, PlaygroundUser User)
{
    /// <summary>Reads samples/…/personas.csv (key,label,upn,name,aadObjectId), which the sample's generator writes.</summary>
    /// <exception cref="DevelopmentException">The file is missing or malformed.</exception>
    public static IReadOnlyList<Persona> Read(string sampleFolder)
    {
        var file = Path.Combine(sampleFolder, "personas.csv");
        if (!File.Exists(file))
        {
            throw new DevelopmentException($"{file} is missing: make the sample with `dotnet run --project samples/Generator`.");
        }

        return [.. File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(line => Parse(line, file))];
    }

    /// <exception cref="DevelopmentException">There is no such key; the message lists those that are.</exception>
    public static Persona Choose(IReadOnlyList<Persona> personas, string key) =>
        personas.FirstOrDefault(persona => string.Equals(persona.Key, key, StringComparison.OrdinalIgnoreCase))
        ?? throw new DevelopmentException(
            $"Nobody has the key {key}; choose with --as one of:{Environment.NewLine}"
                + string.Join(Environment.NewLine, personas.Select(persona => $"  {persona.Key, -14} {persona.Label} {persona.User.Name}"))
        );

    private static Persona Parse(string line, string file)
    {
        var fields = line.Split(',').Select(field => field.Trim('"')).ToArray();
        return fields.Length == 5
            ? new Persona(fields[0], fields[1], new PlaygroundUser(fields[4], fields[3], fields[2]))
            : throw new DevelopmentException($"{file} has a line that is not key,label,upn,name,aadObjectId: {line}");
    }
}
