namespace KobanBot.Core.Organisation;

/// <summary>What an officer had typed into a form and left without saving, so that the form can be shown with it again.</summary>
/// <param name="Key">Which form: of what verb, about what. A hash, since it becomes part of a row's key.</param>
/// <param name="Verb">The verb that would have saved it; tells what kind of data it is.</param>
/// <param name="At">When it was left, UTC.</param>
/// <param name="Typed">Every input of the form, empty ones too: what was cleared stays cleared.</param>
public sealed record KeptForm(string Key, string Verb, DateTimeOffset At, IReadOnlyList<TypedInput> Typed)
{
    /// <summary>Days for which a form is kept; who has not come back by then begins anew.</summary>
    public const int Days = 30;

    /// <summary>Forms that are kept for one person; beyond them the oldest goes.</summary>
    public const int Most = 20;

    public bool IsOver(DateTimeOffset now) => At.AddDays(Days) <= now;
}

/// <param name="Id">The id of the input.</param>
/// <param name="Value">As the client sent it; empty where nothing stood in it.</param>
public sealed record TypedInput(string Id, string Value);

/// <summary>Keeps forms in the partition of the person who has typed them; nobody else ever sees them.</summary>
public interface IKeptForms
{
    /// <summary>Keeps a form in place of what was kept of it before, and removes what is over.</summary>
    Task KeepAsync(OfficerId id, KeptForm form, CancellationToken cancellation);

    /// <summary>Removes a form that was saved or discarded; one that is not kept is as good as removed.</summary>
    Task DropAsync(OfficerId id, string key, CancellationToken cancellation);
}
