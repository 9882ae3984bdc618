namespace KobanBot.Bot.Documents;

/// <summary>Why a file cannot be a template.</summary>
internal enum TemplateFault
{
    TooLarge,

    /// <summary>No zip, or one without the main part of a docx or xlsx.</summary>
    NotWordOrExcel,

    /// <summary>doc, xls, or a file with a password.</summary>
    OldOrLocked,
    Corrupt,

    /// <summary>Parts without number, or parts that grow out of all proportion.</summary>
    Bomb,
    Macros,

    /// <summary>Something outside of the file: a picture, a table, a template, a page.</summary>
    ExternalLink,
    Embedded,

    /// <summary>A DTD, by which entities are declared.</summary>
    Entities,

    /// <summary>A control that is bound to XML data: Word would show that in the place of what was filled in.</summary>
    Bound,
    TooManyFields,
    NoFields,

    /// <summary>It cannot be told of which form it is.</summary>
    NoForm,

    /// <summary>The form is a docx and this an xlsx, or the other way round.</summary>
    OtherKind,
    UnknownField,

    /// <summary>An unknown field that looks like a known one.</summary>
    MisspeltField,
    MissingField,

    /// <summary>A name of a sheet that stands for no single cell, or a column that is not in the row of its list.</summary>
    NoCell,
    DoesNotFill,
}

/// <param name="Subject">The field or the part that it is about; empty for the file as a whole.</param>
/// <param name="Meant">The field that may have been meant; empty where none is like it.</param>
internal sealed record TemplateFinding(TemplateFault Fault, string Subject = "", string Meant = "");
