namespace KobanBot.Dev;

/// <summary>A person in the Playground. The chat knows him or her as `29:` and the Entra object id.</summary>
public sealed record PlaygroundUser(string AadObjectId, string Name, string UserPrincipalName)
{
    public string Id => "29:" + AadObjectId;
}
