using System.Globalization;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;

namespace KobanBot.Bot.Features.Forms;

/// <summary>発行: what goes out is what was kept.</summary>
internal static class Issuance
{
    private const string Entered = "entered";

    /// <summary>
    /// The content with its number, and for personal data who took it and what for, are stored first. The same content again is the same document,
    /// without a further number.
    /// </summary>
    public static async Task<FileReply> IssueAsync(Changing at, FormRequest request, Paper paper, CancellationToken cancellation)
    {
        await at.KeepTemplateAsync(paper.Template.Digest, paper.Template.Bytes, cancellation);
        var issue = paper.Issue(request.NeedsPurpose ? at.Step.Officer : null);
        var reply = await EnterAsync(
            at,
            request,
            sitting =>
                Issued(
                    sitting,
                    request,
                    issue.Decide(sitting.Facts, at.Step.Rules.Guideline.InForceSince, at.Step.Officer.Id, at.Step.Now)
                ),
            cancellation
        );
        if (!reply.Text.StartsWith(Entered, StringComparison.Ordinal))
        {
            return FileReply.Refused(reply.Text);
        }

        var number = int.Parse(reply.Text.AsSpan(Entered.Length), CultureInfo.InvariantCulture);
        return await at.IssuedAsync(request.Council, number, cancellation) is { } issued
            ? new FileReply(paper.FileName, Paper.Of(issued, paper.Template).Content(issued.Issue.At))
            : FileReply.Refused(Replies.ChangedMeanwhile().Text);
    }

    /// <summary>Enters who takes a further copy out and what for; the sentence why it could not be, else null.</summary>
    public static async Task<string?> EnterExportAsync(Changing at, FormRequest request, CancellationToken cancellation)
    {
        var reply = await EnterAsync(
            at,
            request,
            sitting => new StepResult(new CouncilChange { Audit = Export(sitting, request) }, Reply.Sentence(Entered)),
            cancellation
        );
        return reply.Text == Entered ? null : reply.Text;
    }

    private static Task<Reply> EnterAsync(
        Changing at,
        FormRequest request,
        Func<Sitting, StepResult> enter,
        CancellationToken cancellation
    ) =>
        at.ChangeAsync(
            request.Council,
            sitting => sitting.Access.HasAny(FormRequest.Rights(request.Kind)) ? enter(sitting) : Replies.NotAllowed(),
            cancellation
        );

    /// <summary>The answer is kept with the command and says the number, so that a repeated consent gets the same file.</summary>
    private static StepResult Issued(Sitting at, FormRequest request, Issuing issuing)
    {
        var reply = Reply.Sentence($"{Entered}{issuing.Issue.Number}");
        return issuing.Made is null
            ? reply
            : new StepResult(
                new CouncilChange
                {
                    Audit = request.NeedsPurpose
                        ? Export(at, request)
                        : at.Audit("form.issue", $"{issuing.Issue.Number}", request.Purpose.Length > 0 ? request.Purpose : null),
                    Writes = issuing.Writes,
                },
                reply
            );
    }

    private static AuditEntry Export(Sitting at, FormRequest request) =>
        at.Audit(
            "form.export",
            $"{request.Kind}{(request.Member is { } member ? $"/{member}" : "")}{(request.Number is { } number ? $"/第{number}号" : "")}",
            request.Purpose
        );
}
