using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>A command that has had its effect, and what was answered.</summary>
/// <param name="Input">Digest of verb and input; the same id with another input is another matter.</param>
/// <param name="Answer">The answer as the caller packed it.</param>
/// <param name="By">Whose command it was: nobody else gets the answer. Null where an older release has kept it.</param>
public sealed record AnsweredCommand(Guid Id, string Input, string Answer, OfficerId? By = null)
{
    /// <summary>Eight commands are remembered, the oldest goes first.</summary>
    public static IReadOnlyList<AnsweredCommand> LastEight(IReadOnlyList<AnsweredCommand> answers, AnsweredCommand newest) =>
        [.. answers.Where(a => a.Id != newest.Id).TakeLast(7), newest];
}
