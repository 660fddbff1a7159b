"""Writes a token table as a BERT-shaped encoder that @xenova/transformers 2.17.2 loads: int8 rows, each with its scale."""

import json
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from wordpiece import LONGEST_WORD, SPECIAL_TOKENS, UNKNOWN

# onnxruntime-web 1.14 reads opset 13-18 and IR 3-8.
OPSET = 13
IR_VERSION = 7
MODEL_MAX_LENGTH = 128
START, END = SPECIAL_TOKENS.index("[CLS]"), SPECIAL_TOKENS.index("[SEP]")


def quantise(table, emphasis):
    """
    (int8 rows, one scale a row). A row's length is raised to the power `emphasis`, so that above 1 telling words count more
    beside common ones. Rows of tokens that carry no meaning are zero, so that mean pooling skips them.
    """
    silent = [position for position in range(len(SPECIAL_TOKENS)) if position != UNKNOWN]
    scales = np.abs(table).max(1, keepdims=True) / 127 + 1e-12
    rows = np.clip(np.round(table / scales), -127, 127).astype(np.int8)
    lengths = np.linalg.norm(rows * scales.astype(np.float64), axis=1, keepdims=True)
    rows[silent] = 0
    return rows, (scales * np.maximum(lengths, 1e-12) ** (emphasis - 1)).astype(np.float32)


def write_encoder(folder, vocabulary, rows, scales):
    """Writes graph, tokenizer and configuration; gives the graph's size in bytes."""
    os.makedirs(f"{folder}/onnx", exist_ok=True)
    _write_json(f"{folder}/tokenizer.json", _tokenizer(vocabulary))
    _write_json(f"{folder}/tokenizer_config.json", _tokenizer_settings())
    _write_json(f"{folder}/config.json", _configuration(*rows.shape))
    path = f"{folder}/onnx/model_quantized.onnx"
    onnx.save(_graph(rows, scales), path)
    return os.path.getsize(path)


def _write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


def _graph(rows, scales):
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", rows.shape[1]])
    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["small"]),
        helper.make_node("Cast", ["small"], ["wide"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["scale"]),
        helper.make_node("Mul", ["wide", "scale"], ["vectors"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last_axis"], ["mask_column"]),
        helper.make_node("Mul", ["vectors", "mask_column"], ["last_hidden_state"]),
    ]
    tensors = [
        numpy_helper.from_array(rows, "rows"),
        numpy_helper.from_array(scales, "scales"),
        numpy_helper.from_array(np.array([2], np.int64), "last_axis"),
    ]
    graph = helper.make_graph(nodes, "router-embed", inputs, [output], tensors)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="routellm")
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model


def _configuration(size, dimensions):
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": size,
        "hidden_size": dimensions,
        "num_hidden_layers": 0,
        "num_attention_heads": 4,
        "intermediate_size": 4 * dimensions,
        "max_position_embeddings": 512,
        "type_vocab_size": 2,
        "pad_token_id": SPECIAL_TOKENS.index("[PAD]"),
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
    }


def _tokenizer_settings():
    names = {f"{token[1:-1].lower()}_token": token for token in SPECIAL_TOKENS}
    return {
        **names,
        "do_lower_case": True,
        "model_max_length": MODEL_MAX_LENGTH,
        "tokenizer_class": "BertTokenizer",
    }


def _tokenizer(vocabulary):
    start, end = _special("[CLS]", 0), _special("[SEP]", 0)
    first = {"Sequence": {"id": "A", "type_id": 0}}
    second = {"Sequence": {"id": "B", "type_id": 1}}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added(position, token) for position, token in enumerate(SPECIAL_TOKENS)],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [start, first, end],
            "pair": [start, first, end, second, _special("[SEP]", 1)],
            "special_tokens": {
                "[CLS]": {"id": "[CLS]", "ids": [START], "tokens": ["[CLS]"]},
                "[SEP]": {"id": "[SEP]", "ids": [END], "tokens": ["[SEP]"]},
            },
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": LONGEST_WORD,
            "vocab": {token: position for position, token in enumerate(vocabulary)},
        },
    }


def _special(token, kind):
    return {"SpecialToken": {"id": token, "type_id": kind}}


def _added(position, token):
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    return {"id": position, "content": token, **flags}
